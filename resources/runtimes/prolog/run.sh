#!/bin/sh
exec swipl -q -g main -t halt main.pl -- "$@"
