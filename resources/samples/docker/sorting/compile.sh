#!/bin/sh
gcc -std=c17 -O2 -Wall -Wextra -fdiagnostics-color=always -o sort-numbers main.c heap.c
