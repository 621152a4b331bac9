#!/bin/sh
exec bash main.sh "$@"
