# The compiler of this architecture, with a configuration as fpcmkcfg would write it.
home=$(echo "$out/lib/$triple"/fpc/*)
mkdir -p etc/fpc
cat >etc/fpc/fpc.cfg <<CFG
-l-
-v0ew
-FD$out/bin
-Fu$home/units/\$fpctarget
-Fu$home/units/\$fpctarget/*
-Fu$home/units/\$fpctarget/rtl
CFG
ln -sfn "$(echo "$home"/ppc*)" bin/fpc
wrap bin/fpc "PPC_CONFIG_PATH=$out/etc/fpc"
