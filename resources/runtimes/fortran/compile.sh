#!/bin/sh
exec gfortran -O2 -Wall -o main main.f90
