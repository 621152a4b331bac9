wrap bin/sbcl "SBCL_HOME=$out/lib/sbcl"
