repoint bin/mcs bin/csharp 2>/dev/null || repoint bin/mcs
wrap bin/mono "MONO_CFG_DIR=$out/etc" "MONO_GAC_PREFIX=$out"
