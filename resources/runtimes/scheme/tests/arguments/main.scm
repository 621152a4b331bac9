(for-each (lambda (argument) (format #t "~a\n" argument))
          (cdr (command-line)))
