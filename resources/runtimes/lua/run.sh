#!/bin/sh
exec lua main.lua "$@"
