#!/bin/sh
# What the program is given comes through: its arguments, and its standard input.
exec ./sort-numbers "$@"
