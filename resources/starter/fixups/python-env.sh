# A virtual environment of python3 with modules. In the environment: python3; modules.
version=$(basename "$(readlink "$python3/bin/python3")")
site=$out/lib/$version/site-packages
mkdir -p "$out/bin" "$site"
echo "home = $python3/bin" >"$out/pyvenv.cfg"
for name in python python3 "$version"; do ln -s "$python3/bin/$version" "$out/bin/$name"; done
for module in $modules; do
  echo "$module/lib/python3/dist-packages"
  for program in "$module"/bin/*; do
    [ -f "$program" ] || continue
    sed "1s@^#!.*/python3[.0-9]*@#!$out/bin/python3@" "$program" >"$out/bin/${program##*/}"
    chmod +x "$out/bin/${program##*/}"
  done
done >"$site/modules.pth"
