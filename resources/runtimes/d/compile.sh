#!/bin/sh
exec ldc2 -O -i -of=main main.d
