#!/bin/sh
nasm -f elf64 main.asm && ld -o main main.o
