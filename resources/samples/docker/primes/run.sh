#!/bin/sh
exec ./primes "$@"
