#!/bin/sh
# The build stage makes what the compile stage needs.
python3 sines.py > sines.h
echo "sines.h: $(grep -c , sines.h) lines"
