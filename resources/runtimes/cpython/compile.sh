#!/bin/sh
# Wrong syntax is told before anything runs.
python3 -m py_compile main.py
