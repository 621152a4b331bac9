# clang with gcc's headers, libraries and binutils.
gcc=${uses%% *}
mkdir -p nix-support
touch nix-support/compiler
for name in clang clang++; do
  mode=gcc
  if [ "$name" = clang++ ]; then mode=g++; fi
  wrap_compiler "$name" "--driver-mode=$mode" "--sysroot=$gcc" "--gcc-toolchain=$gcc" "-B$gcc/bin/" -Wno-unused-command-line-argument
done
