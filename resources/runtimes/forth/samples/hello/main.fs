: hello ." Hello from Forth" cr ;
hello
