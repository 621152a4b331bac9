#!/bin/sh
exec perl main.pl "$@"
