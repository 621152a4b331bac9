#!/bin/sh
exec julia --startup-file=no --history-file=no --compiled-modules=no main.jl "$@"
