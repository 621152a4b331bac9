# Run in a builder, as root: finds the derivation of a shell, and builds it. Where Debian packages are missing that the host has to bring
# first, it names them and ends. Arguments: the environment's key; the expression; how many bytes it may add to the disk; `ask`, or `supplied`
# where the host has brought them; then a kind and an address for each fetch without a pin.
# stdout holds NUL-ended parts: `wants` and the derivations that are missing, a line each; or `full` and the bytes that were added, where
# they are too many; or `made`, the script of the shell, its store paths with their sizes, the bytes of the whole store, and the pins, a
# line each. What people read goes to stderr.
set -u -o pipefail
root=/nix/var/nix/gcroots/treeline/$1
expression=$2
bound=$3
supplies=$4
shift 4
scratch=$(mktemp -d)

# Whatever a build can write to on disk. What is new in the store is told by its change time, as Nix sets the others back.
touch "$scratch/begun"
written() {
  {
    printf '%s\0' /tmp /var/tmp /nix/var
    find /nix/store -mindepth 1 -maxdepth 1 -cnewer "$scratch/begun" -print0 2>/dev/null
  } | du --summarize --total --block-size=1 --files0-from=- 2>/dev/null | tail -n 1 | cut -f 1
}
before=$(written)
# Ends all of this where too much was written.
hold_bound() {
  local added=$(($(written) - before))
  if [ "$added" -gt "$bound" ]; then
    printf 'full\0%s\0' "$added"
    kill -KILL $$
  fi
}
while sleep 0.5; do hold_bound; done &
watcher=$!

# Passes on what Nix says, but for what can neither be helped nor used here, and the many packages that were brought.
said() {
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
    "building '/nix/store/"*"-deb-"* | "warning: you don't have Internet access"* | "warning: you did not specify '--add-root'"* | "(use '--show-trace'"*) ;;
    *) printf '%s\n' "$line" ;;
    esac
  done >&2
}

{ nix-instantiate --expr "$expression" 2>&1 >"$scratch/derivation"; } | said || exit
derivation=$(<"$scratch/derivation")
derivation=${derivation%%!*}

# The inputs and not the shell itself: that one is never built.
wanted() {
  local inputs path name
  mapfile -t inputs < <(nix-store --query --references "$derivation")
  nix-store --realise --dry-run "${inputs[@]}" 2>&1 >/dev/null | while read -r path _; do
    name=${path#/nix/store/????????????????????????????????-}
    case $path:$name in /nix/store/*.drv:deb-*) echo "${name%.drv}" ;; esac
  done
}
if [ "$supplies" = ask ]; then
  names=$(wanted)
  if [ -n "$names" ]; then
    kill "$watcher"
    printf 'wants\0%s\0' "$names"
    exit 0
  fi
fi

{ nix print-dev-env --print-build-logs --profile "$scratch/shell" "$derivation" 2>&1 >"$scratch/script"; } | said || exit
made=$(readlink -f "$scratch/shell")
mkdir -p "${root%/*}"
ln -sfn "$made" "$root"

# A fetch that was just made is still known to Nix: this asks no network.
pin() {
  case $1 in
  tarball) nix-hash --type sha256 --base32 "$(nix-instantiate --eval --expr "builtins.fetchTarball \"$2\"" | tr -d '"')" ;;
  file) nix-hash --type sha256 --base32 --flat "$(nix-instantiate --eval --expr "builtins.fetchurl \"$2\"" | tr -d '"')" ;;
  git) nix-instantiate --eval --expr "(builtins.fetchGit \"$2\").rev" | tr -d '"' ;;
  esac 2>/dev/null
}

kill "$watcher"
wait "$watcher" 2>/dev/null
hold_bound
printf 'made\0'
cat "$scratch/script"
printf '\0'
nix path-info --recursive --size "$made" 2>/dev/null
printf '\0'
total=0
while read -r _ size; do total=$((total + size)); done < <(nix path-info --all --size 2>/dev/null)
printf '%s\0' "$total"
while [ $# -gt 0 ]; do
  echo "$(pin "$1" "$2")"
  shift 2
done
printf '\0'
