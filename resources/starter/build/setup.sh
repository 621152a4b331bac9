# stdenv's setup: sourced by every build and by print-dev-env. It knows nixpkgs' phases, hooks and helpers by their names. A variable `p`
# must not be used here: nix-shell keeps PATH in it.

addToSearchPath() {
  if [ -d "$2" ]; then export "$1=${!1:+${!1}:}$2"; fi
}
prependToSearchPath() {
  if [ -d "$2" ]; then export "$1=$2${!1:+:${!1}}"; fi
}

# A hook is a function or a variable of that name, and what was added to its array (`preConfigureHooks+=(…)`).
runOneHook() {
  if declare -F "$1" >/dev/null; then "$1"; elif [ -n "${!1:-}" ]; then eval "${!1}"; fi
}
runHook() {
  local -n _added="${1%Hook}Hooks"
  local _hook
  for _hook in ${_added[@]+"${_added[@]}"}; do runOneHook "$_hook"; done
  runOneHook "$1"
}

# An input's programs, headers, libraries and setup hook; each once, with what it propagates.
declare -gA _activated=()
activatePackage() {
  local _package=$1 _propagated _folder
  if [ -n "${_activated[$_package]:-}" ]; then return; fi
  _activated[$_package]=1
  if [ -f "$_package/nix-support/propagated-build-inputs" ]; then
    for _propagated in $(<"$_package/nix-support/propagated-build-inputs"); do activatePackage "$_propagated"; done
  fi
  addToSearchPath _inputPath "$_package/bin"
  addToSearchPath XDG_DATA_DIRS "$_package/share"
  addToSearchPath CMAKE_PREFIX_PATH "$_package/lib/cmake"
  # A compiler finds its own headers and libraries, in an order of its own.
  if [ ! -f "$_package/nix-support/compiler" ]; then
    for _folder in "$_package"/include "$_package"/include/*-linux-gnu; do
      if [ -d "$_folder" ]; then NIX_CFLAGS_COMPILE+=" -isystem $_folder"; fi
    done
    for _folder in "$_package"/lib "$_package"/lib/*-linux-gnu; do
      addToSearchPath PKG_CONFIG_PATH "$_folder/pkgconfig"
      if [ -d "$_folder" ]; then NIX_LDFLAGS+=" -L$_folder -rpath $_folder"; fi
    done
    addToSearchPath PKG_CONFIG_PATH "$_package/share/pkgconfig"
  fi
  if [ -f "$_package/nix-support/setup-hook" ]; then source "$_package/nix-support/setup-hook"; fi
}

substituteStream() {
  local _text=$1
  shift
  while [ $# -gt 0 ]; do
    case $1 in
      --replace | --replace-fail | --replace-warn | --replace-quiet) _text=${_text//"$2"/"$3"} && shift 3 ;;
      --subst-var) _text=${_text//"@$2@"/"${!2}"} && shift 2 ;;
      --subst-var-by) _text=${_text//"@$2@"/"$3"} && shift 3 ;;
      *) echo "substitute: unknown option $1" >&2 && return 1 ;;
    esac
  done
  printf '%s' "$_text"
}
substitute() {
  local _in=$1 _out=$2 _text
  shift 2
  IFS= read -r -d '' _text <"$_in" || true
  substituteStream "$_text" "$@" >"$_out.new"
  chmod --reference="$_in" "$_out.new"
  mv "$_out.new" "$_out"
}
substituteInPlace() {
  local -a _files=()
  while [ $# -gt 0 ] && [ "${1#--}" = "$1" ]; do _files+=("$1") && shift; done
  local _file
  for _file in "${_files[@]}"; do substitute "$_file" "$_file" "$@"; done
}
substituteAll() {
  local -a _options=()
  local _name
  for _name in $(compgen -e); do _options+=(--subst-var "$_name"); done
  substitute "$1" "$2" "${_options[@]}"
}

# `#!` lines get the interpreter that is on PATH.
patchShebangs() {
  local _file _first _path _arguments
  while IFS= read -r -d '' _file; do
    IFS= read -r _first <"$_file" 2>/dev/null || continue
    case $_first in '#!'*/nix/store/*) continue ;; '#!'*) ;; *) continue ;; esac
    read -r _path _arguments <<<"${_first#'#!'}"
    if [ "${_path##*/}" = env ]; then read -r _path _arguments <<<"$_arguments"; fi
    _path=$(type -P "${_path##*/}") || continue
    sed -i "1s|.*|#!$_path${_arguments:+ $_arguments}|" "$_file"
  done < <(find "$@" -type f -perm -0100 -print0)
}

# makeWrapper PROGRAM WRAPPER [--set NAME VALUE] [--prefix NAME SEPARATOR VALUE] [--suffix …] [--add-flags FLAGS] [--run COMMAND]
makeWrapper() {
  local _program=$1 _wrapper=$2 _flags=
  shift 2
  mkdir -p "$(dirname "$_wrapper")"
  {
    echo "#!$SHELL -e"
    while [ $# -gt 0 ]; do
      case $1 in
        --set) printf 'export %s=%q\n' "$2" "$3" && shift 3 ;;
        --set-default) printf 'export %s=${%s-%q}\n' "$2" "$2" "$3" && shift 3 ;;
        --unset) echo "unset $2" && shift 2 ;;
        --prefix) printf 'export %s=%q${%s:+%q$%s}\n' "$2" "$4" "$2" "$3" "$2" && shift 4 ;;
        --suffix) printf 'export %s=${%s:+$%s%q}%q\n' "$2" "$2" "$2" "$3" "$4" && shift 4 ;;
        --add-flags) _flags+=" $2" && shift 2 ;;
        --run) echo "$2" && shift 2 ;;
        *) echo "makeWrapper: unknown option $1" >&2 && return 1 ;;
      esac
    done
    printf 'exec %q%s "$@"\n' "$_program" "$_flags"
  } >"$_wrapper"
  chmod +x "$_wrapper"
}
wrapProgram() {
  local _hidden="${1%/*}/.${1##*/}-wrapped"
  mv "$1" "$_hidden"
  makeWrapper "$_hidden" "$@"
}

unpackFile() {
  if [ -d "$1" ]; then
    cp -r --no-preserve=mode,ownership,timestamps "$1" "$(stripHash "$1")"
  else
    case $1 in
      *.zip) unzip -qq "$1" ;;
      *) tar -xf "$1" --warning=no-timestamp ;;
    esac
  fi
}
stripHash() {
  local _name=${1##*/}
  if [[ $_name =~ ^[a-z0-9]{32}- ]]; then _name=${_name:33}; fi
  echo "$_name"
}
unpackPhase() {
  runHook preUnpack
  local _source _entry _before=" $(ls -d -- */ 2>/dev/null | tr '\n' ' ')"
  for _source in ${srcs:-${src:-}}; do unpackFile "$_source"; done
  if [ -z "${sourceRoot:-}" ]; then
    for _entry in */; do
      if [[ $_before != *" $_entry "* ]]; then sourceRoot=${_entry%/}; fi
    done
  fi
  if [ -z "${sourceRoot:-}" ]; then echo "unpackPhase: the source has no folder" >&2 && return 1; fi
  chmod -R u+w "$sourceRoot"
  runHook postUnpack
}
patchPhase() {
  runHook prePatch
  local _patch
  for _patch in ${patches:-}; do patch ${patchFlags:--p1} <"$_patch"; done
  runHook postPatch
}
configurePhase() {
  runHook preConfigure
  if [ -x "${configureScript:-./configure}" ]; then
    eval "${configureScript:-./configure}" "${dontAddPrefix:---prefix="$prefix"}" "${configureFlags:-}"
  fi
  runHook postConfigure
}
hasMakefile() {
  [ -e Makefile ] || [ -e makefile ] || [ -e GNUmakefile ] || [ -n "${makefile:-}" ]
}
runMake() {
  eval make ${makefile:+-f "$makefile"} "SHELL=$SHELL" ${enableParallelBuilding:+-j"$NIX_BUILD_CORES"} "${makeFlags:-}" "$@"
}
buildPhase() {
  runHook preBuild
  if hasMakefile; then runMake "${buildFlags:-}"; fi
  runHook postBuild
}
checkPhase() {
  runHook preCheck
  if hasMakefile; then runMake "${checkFlags:-}" "${checkTarget:-check}"; fi
  runHook postCheck
}
installPhase() {
  runHook preInstall
  if hasMakefile; then runMake "${installFlags:-}" "${installTargets:-install}"; fi
  runHook postInstall
}
fixupPhase() {
  local _output _inputs
  runHook preFixup
  for _output in $outputs; do
    _output=${!_output}
    if [ -d "$_output" ] && [ -z "${dontPatchShebangs:-}" ]; then patchShebangs "$_output"; fi
  done
  _inputs="${propagatedBuildInputs:-} ${propagatedNativeBuildInputs:-}"
  if [ -n "${_inputs// /}" ]; then mkdir -p "$out/nix-support" && echo "$_inputs" >"$out/nix-support/propagated-build-inputs"; fi
  if [ -n "${setupHook:-}" ]; then mkdir -p "$out/nix-support" && cp "$setupHook" "$out/nix-support/setup-hook"; fi
  runHook postFixup
}

genericBuild() {
  if [ -n "${buildCommandPath:-}" ]; then source "$buildCommandPath" && return; fi
  if [ -n "${buildCommand:-}" ]; then eval "$buildCommand" && return; fi
  local _phase _skip
  for _phase in ${phases:-${prePhases:-} unpackPhase patchPhase ${preConfigurePhases:-} configurePhase ${preBuildPhases:-} buildPhase checkPhase ${preInstallPhases:-} installPhase ${preFixupPhases:-} fixupPhase ${postPhases:-}}; do
    _skip=${_phase%Phase} _skip="dont${_skip^}"
    if [ -n "${!_skip:-}" ] || { [ "$_phase" = checkPhase ] && [ -z "${doCheck:-}" ]; }; then continue; fi
    # A variable of the phase's name stands in for the function.
    if [ -n "${!_phase:-}" ]; then eval "${!_phase}"; else "$_phase"; fi
    if [ "$_phase" = unpackPhase ] && [ -n "${sourceRoot:-}" ]; then cd "$sourceRoot"; fi
  done
}

# Variables

: "${outputs:=out}" "${NIX_BUILD_CORES:=1}"
export prefix=${prefix:-${out:-}} SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1} NIX_BUILD_CORES
export NIX_CFLAGS_COMPILE=${NIX_CFLAGS_COMPILE:-} NIX_LDFLAGS=${NIX_LDFLAGS:-}
_inputPath=
for _input in ${nativeBuildInputs:-} ${buildInputs:-} ${propagatedNativeBuildInputs:-} ${propagatedBuildInputs:-}; do activatePackage "$_input"; done
if [ -n "${doCheck:-}" ]; then for _input in ${nativeCheckInputs:-} ${checkInputs:-}; do activatePackage "$_input"; done; fi
for _input in $initialPath; do
  addToSearchPath _inputPath "$_input/bin"
  if [ -f "$_input/nix-support/setup-hook" ]; then source "$_input/nix-support/setup-hook"; fi
done
# Without it C.UTF-8 is not found.
export LOCPATH=${LOCPATH:-$stdenvLocales}
export PATH=$_inputPath${PATH:+:$PATH} SHELL=$stdenvShell
unset _input _inputPath
