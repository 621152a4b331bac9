#!/bin/sh
# Wrong syntax is told before anything runs.
exec perl -c main.pl
