# Points symbolic links that lead nowhere from $out (absolute ones, and those that climb above it) to what they name: in $out itself, in a
# tree that it uses, or in glibc. With --prune those that still lead nowhere are deleted.
set -euo pipefail
cd "$out"
find . -type l \( -lname '/*' -o -xtype l \) -printf '%P\t%l\n' | sort | while IFS=$'\t' read -r link target; do
  case $target in /nix/store/*) continue ;; esac
  wanted=$(realpath -ms "$(dirname "/$link")/$target")
  case $target in /*) wanted=$(realpath -ms "$target") ;; esac
  wanted=${wanted#/usr}
  for tree in "$out" ${uses:-} "$glibc"; do
    if [ "$tree$wanted" != "$out/$link" ] && { [ -e "$tree$wanted" ] || [ -L "$tree$wanted" ]; }; then
      ln -sfn "$tree$wanted" "$link"
      break
    fi
  done
done
if [ "${1:-}" = --prune ]; then find . -xtype l -delete; fi
