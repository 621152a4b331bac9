guile --no-auto-compile hello.scm
