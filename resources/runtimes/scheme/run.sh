#!/bin/sh
exec guile --no-auto-compile -s main.scm "$@"
