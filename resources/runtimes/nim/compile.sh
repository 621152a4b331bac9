#!/bin/sh
exec nim compile --hints:off --verbosity:0 main.nim
