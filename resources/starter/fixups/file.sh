# Where it looks for its own libraries is compiled into it, and can be said.
wrap bin/file "MAGIC=$out/lib/file/magic.mgc"
