(format t "Hello from Lisp~%")
