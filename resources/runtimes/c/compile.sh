#!/bin/sh
exec gcc -O2 -Wall -o main ./*.c -lm
