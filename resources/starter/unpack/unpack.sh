# Unpacks Debian packages into $out so that they run from there: without the `usr` level, with our glibc, with links and scripts that
# point into the store. In the environment: debs; uses, trees that it builds on; glibc (not in glibc itself); loader and triple, Debian's
# names for the architecture; links, `name=target` for what update-alternatives(1) would have linked; fixup, a script or nothing.
set -euo pipefail
export LC_ALL=C
export here=${BASH_SOURCE%/*} glibc=${glibc:-$out}
# A container may have fewer processes than the machine would take.
jobs=$(nproc)
if [ "$jobs" -gt 4 ]; then jobs=4; fi
export jobs

mkdir -p "$out/bin" "$out/lib"
ln -s . "$out/usr"
ln -s bin "$out/sbin"
ln -s lib "$out/lib64"
cd "$out"

# shellcheck disable=SC2086 # a list of store paths
printf '%s\n' $debs | xargs -P "$jobs" -n 1 bash -euc 'set -o pipefail
  dpkg-deb --fsys-tarfile "$0" | tar -x --keep-directory-symlink --no-same-owner --no-same-permissions --exclude-from="$here/left-out"'
chmod -R u+w .
for link in ${links:-}; do
  mkdir -p "$(dirname "${link%%=*}")"
  ln -sfn "/${link#*=}" "${link%%=*}"
done
bash "$here/links.sh"
find . -type f ! -path '*/gconv/*' \( -perm -100 -o -name '*.so' -o -name '*.so.*' \) -print0 | xargs -0 -r -P "$jobs" -n 24 bash "$here/patch.sh"
source "$here/helpers.sh"
# shellcheck source=/dev/null
if [ -n "${fixup:-}" ]; then . "$fixup"; fi
bash "$here/links.sh" --prune
