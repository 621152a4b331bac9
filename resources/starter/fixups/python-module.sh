# Compiled once, as python3's own; and a shell that names the module alone finds it.
"${uses%% *}/bin/python3" -m compileall -q -j "$(nproc)" --invalidation-mode unchecked-hash -x '/tests?/' lib/python3/dist-packages || true
mkdir -p nix-support
# shellcheck disable=SC2154
echo "addToSearchPath PYTHONPATH $out/lib/python3/dist-packages" >nix-support/setup-hook
