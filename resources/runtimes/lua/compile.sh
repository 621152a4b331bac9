#!/bin/sh
# Wrong syntax is told before anything runs.
exec luac -p main.lua
