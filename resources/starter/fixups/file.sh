wrap bin/file "MAGIC=$out/lib/file/magic.mgc"
