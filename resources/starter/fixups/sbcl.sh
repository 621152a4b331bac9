# Where it looks for its own libraries is compiled into it, and can be said.
wrap bin/sbcl "SBCL_HOME=$out/lib/sbcl"
