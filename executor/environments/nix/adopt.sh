# Run in a builder, as root: takes a shell and all that it needs from a binary cache in /tmp/store, and makes a root that keeps it.
# Arguments: the environment's key, the shell. What is not as it is registered gets no root. stdout: as that of closure.sh, its JSON alone.
set -eu
nix copy --no-check-sigs --from file:///tmp/store "$2" >&2
paths=$(nix-store --query --requisites "$2")
# shellcheck disable=SC2086 -- a path has no space in it
nix-store --verify-path $paths >&2
nix path-info --json $paths
root=/nix/var/nix/gcroots/treeline/$1
mkdir -p "${root%/*}"
ln -sfn "$2" "$root"
