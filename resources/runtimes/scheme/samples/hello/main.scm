(use-modules (ice-9 format) (srfi srfi-1))

(format #t "Hello from ~a\n" (last (list "Lisp" "Scheme")))
