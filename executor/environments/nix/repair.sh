# Run in a builder, as root, after something said that the store is damaged, an expression perhaps: so it is looked over without reading
# what it holds. Where it is damaged, empties it: it is a cache, and what it held is made again when it is asked for. stdout: `emptied` where it did.
set -u
if nix-store --verify >&2; then exit 0; fi
chmod -R u+w /nix/store
find /nix/store -mindepth 1 -delete
rm -rf /nix/var/nix
echo emptied
