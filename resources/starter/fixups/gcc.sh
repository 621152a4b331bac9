# gcc with headers, libraries and binutils from here; what it links finds our loader and glibc.
for file in "$glibc/lib/$triple"/*.so*; do
  if [ ! -e "lib/$triple/${file##*/}" ]; then ln -s "$file" "lib/$triple/"; fi
done
ln -s "$glibc/lib/$triple/$loader" lib/
mkdir -p nix-support
touch nix-support/compiler

wrap() {
  local program
  program=$(readlink -f "bin/$1")
  rm "bin/$1"
  cat >"bin/$1" <<WRAPPER
#!/bin/sh
# What nixpkgs' compiler takes from the environment, ours takes too.
link="-Wl,-dynamic-linker,$glibc/lib/$triple/$loader -Wl,--disable-new-dtags -Wl,-rpath,$glibc/lib/$triple:$out/lib/$triple"
for option in \${NIX_LDFLAGS:-}; do link="\$link -Wl,\$option"; done
for argument; do
  case \$argument in -c | -E | -S | -M | -MM | -v | --version | -dump* | -print* | -r | -static) link= ;; esac
done
exec $program --sysroot=$out -B$out/bin/ \${NIX_CFLAGS_COMPILE:-} "\$@" \$link
WRAPPER
  chmod +x "bin/$1"
}
for name in gcc g++ cpp gfortran; do
  if [ -e "bin/$name" ]; then wrap "$name"; fi
done
ln -sfn gcc bin/cc
ln -sfn g++ bin/c++
