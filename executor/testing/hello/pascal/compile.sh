fpc -v0 hello.pas
