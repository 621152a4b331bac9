# Run in a builder, as root: deletes the roots of all environments but those named, and all that no root needs any more.
# Arguments: the keys to keep. stdout: the keys that have a root, a line each; NUL; bytes of the store before and after; NUL.
set -u -o pipefail
roots=/nix/var/nix/gcroots/treeline
mkdir -p "$roots"

stored() {
  local total=0
  while read -r _ size; do total=$((total + size)); done < <(nix path-info --all --size 2>/dev/null)
  echo "$total"
}

before=$(stored)
for root in "$roots"/*; do
  key=${root##*/}
  case " $* " in
  *" $key "*) if [ -e "$root" ]; then echo "$key"; else rm -f "$root"; fi ;;
  *) rm -f "$root" ;;
  esac
done
nix-store --gc >&2 || exit
printf '\0%s %s\0' "$before" "$(stored)"
