# Makes files run from where they are: programs get our loader and search $out's libraries, what they use, and glibc's; scripts get
# interpreters from the same trees. Arguments: files.
set -euo pipefail

libraries=
for tree in "$out" ${uses:-} "$glibc"; do libraries+=":$tree/lib/$triple:$tree/lib"; done
libraries=${libraries#:}

# What a library searches by itself, where it lay under /usr/lib, comes first. DT_RPATH rather than DT_RUNPATH: it also holds for the libraries
# that a library needs.
set_search_path() {
  local own
  own=$(patchelf --print-rpath "$1")
  own=${own:+${own//\/usr\//$out/}:}
  patchelf --force-rpath --set-rpath "$own$libraries" "$1"
}

patch_binary() {
  case $1 in
    *.so | *.so.*)
      # Ordinary libraries are found through the program that loads them; modules of a tree of their own are not.
      if [ -n "${searching:-}" ] || [ -n "$(patchelf --print-rpath "$1" 2>/dev/null)" ]; then set_search_path "$1"; fi
      ;;
    *)
      patchelf --print-interpreter "$1" >/dev/null 2>&1 || return 0
      patchelf --set-interpreter "$glibc/lib/$triple/$loader" "$1"
      set_search_path "$1"
      ;;
  esac
}

# /bin/sh and /usr/bin/env are everywhere; another interpreter is taken from the trees, or left where none has it.
patch_script() {
  local first interpreter tree
  IFS= read -r first <"$1" || return 0
  if ! [[ $first =~ ^'#!'\ *(/usr)?/s?bin/([^ ]+) ]]; then return; fi
  interpreter=${BASH_REMATCH[2]}
  case $interpreter in sh | env) return ;; esac
  for tree in "$out" ${uses:-}; do
    if [ -e "$tree/bin/$interpreter" ]; then
      sed -i "1s@^#! *[^ ]*@#!$tree/bin/$interpreter@" "$1"
      return
    fi
  done
}

for file; do
  # shellcheck disable=SC2254 # a pattern
  case $file in ${untouched:-}) continue ;; esac
  IFS= read -r -n 4 start <"$file" || true
  case $start in
    $'\x7fELF') patch_binary "$file" ;;
    '#!'*) patch_script "$file" ;;
  esac
done
