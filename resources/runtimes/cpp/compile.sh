#!/bin/sh
exec g++ -O2 -Wall -o main ./*.cpp
