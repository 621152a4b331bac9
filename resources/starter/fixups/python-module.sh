# Libraries that update-alternatives(1) would have linked, and data that is named below /usr.
for library in "lib/$triple"/{blas,lapack,openblas*}/*.so.*; do
  if [ -e "$library" ]; then ln -sfn "${library#"lib/$triple/"}" "lib/$triple/${library##*/}"; fi
done
{ grep -rlI --include='*.py' '/usr/share/' lib/python3/dist-packages || true; } | xargs -r sed -i "s@/usr/share/@$out/share/@g"

# Compiled once, as python3's own; and a shell that names the module alone finds it.
PYTHONHASHSEED=0 "${uses%% *}/bin/python3" -m compileall -q --invalidation-mode unchecked-hash -x '/tests?/' lib/python3/dist-packages || true
mkdir -p nix-support
echo "addToSearchPath PYTHONPATH $out/lib/python3/dist-packages" >nix-support/setup-hook
for needed in ${uses#* }; do
  if [ -d "$needed/lib/python3/dist-packages" ]; then echo "addToSearchPath PYTHONPATH $needed/lib/python3/dist-packages" >>nix-support/setup-hook; fi
done
