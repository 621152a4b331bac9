# Where ldc2 looks for its headers and libraries, and what it links for programs.
sed -i "s@/usr/@$out/@g; s@rpath = \"\"@rpath = \"$out/lib/$triple\"@" etc/ldc2.conf
sed -i "s@\"$out/lib\",@\"$out/lib\", \"$out/lib/$triple\",@" etc/ldc2.conf
