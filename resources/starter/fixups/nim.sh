# Where Nim's own modules are.
mv lib/nim/lib/* lib/nim/
sed -i "1i lib=\"$out/lib/nim\"" etc/nim/nim.cfg
