# Run in a builder: what an environment is made of. Argument: its key.
# stdout: its shell; NUL; all that the shell needs and itself, a path a line, each after those that it needs; NUL; what Nix has registered of
# them, as JSON.
set -eu
shell=$(readlink -f "/nix/var/nix/gcroots/treeline/$1")
paths=$(nix-store --query --requisites "$shell")
printf '%s\0%s\0' "$shell" "$paths"
# shellcheck disable=SC2086 -- a path has no space in it
nix path-info --json $paths
