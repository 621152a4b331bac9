#!/bin/sh
exec tclsh main.tcl "$@"
