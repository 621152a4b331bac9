#!/bin/sh
gcc -std=gnu17 -O2 -Wall -Wextra -fdiagnostics-color=always -o bonfire main.c lights.c -lm
