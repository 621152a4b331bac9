#!/bin/sh
exec sbcl --script main.lisp "$@"
