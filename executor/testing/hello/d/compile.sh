ldc2 -of=hello hello.d
