gforth hello.fs
