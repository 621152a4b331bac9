gcc -O2 -o hello hello.c
