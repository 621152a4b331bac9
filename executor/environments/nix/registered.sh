# Run in a builder. stdout: what Nix has registered of all paths that are in the store, as JSON.
set -eu
nix path-info --json --all
