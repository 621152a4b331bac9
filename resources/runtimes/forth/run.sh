#!/bin/sh
# Without bye, it would take stdin for more of the program.
exec gforth -e 'include main.fs bye' "$@"
