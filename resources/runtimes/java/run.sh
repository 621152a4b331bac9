#!/bin/sh
exec java Main "$@"
