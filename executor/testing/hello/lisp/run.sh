sbcl --script hello.lisp
