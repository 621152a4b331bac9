nim compile --hints:off --verbosity:0 hello.nim
