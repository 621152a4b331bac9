# Run in a builder: packs store paths. Arguments: paths. stdout: for each a line with the size of its archive, and the archive.
set -eu -o pipefail
packed=$(mktemp)
for path; do
  nix-store --dump "$path" | zstd -q -3 >"$packed"
  stat -c %s "$packed"
  cat "$packed"
done
