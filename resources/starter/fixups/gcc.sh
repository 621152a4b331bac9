# gcc with headers, libraries and binutils from here.
for file in "$glibc/lib/$triple"/*.so*; do
  if [ ! -e "lib/$triple/${file##*/}" ]; then ln -s "$file" "lib/$triple/"; fi
done
ln -s "$glibc/lib/$triple/$loader" lib/
mkdir -p nix-support
touch nix-support/compiler

for name in gcc g++ cpp gfortran; do
  [ -e "bin/$name" ] || continue
  program=$(readlink -f "bin/$name")
  for alias in "$name" "$triple-$name"; do
    ln -sfn "$program" "bin/$alias"
    wrap_compiler "$alias" "--sysroot=$out" "-B$out/bin/"
  done
done
ln -sfn gcc bin/cc
ln -sfn g++ bin/c++
