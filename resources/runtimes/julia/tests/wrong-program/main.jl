println(undeclared)
