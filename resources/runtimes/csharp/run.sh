#!/bin/sh
exec mono main.exe "$@"
