#!/bin/sh
exec escript main.beam "$@"
