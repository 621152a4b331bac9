# mcs is a script that names mono and its own program below /usr.
repoint bin/mcs
wrap bin/mono "MONO_CFG_DIR=$out/etc" "MONO_GAC_PREFIX=$out"
