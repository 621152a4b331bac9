# ghc: its packages and tools from here, its C compiler and linker from gcc.
gcc=${uses%% *}
home=lib/ghc
grep -rlI /usr/ "$home/settings" bin var/lib/ghc | xargs -r sed -i "s@/usr/@$out/@g; s@/var/lib/ghc@$out/var/lib/ghc@g"
sed -i "s@\"\($out/bin/\)\?\($triple-\)\?gcc\"@\"$gcc/bin/gcc\"@; s@,\"\($out/bin/\)\?\($triple-\)\?\(ld\|ld.gold\|ar\|ranlib\)\"@,\"$gcc/bin/\3\"@" "$home/settings"
bin/ghc-pkg recache --global
