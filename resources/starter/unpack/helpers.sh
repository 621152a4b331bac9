# What the scripts in fixups/ call, in $out.

# repoint FILE…: what these text files name below /usr, /etc and /var is here.
repoint() {
  sed -i -E "s@(^|[^A-Za-z0-9_./}-])/(usr|etc|var/lib)/@\1$out/\2/@g" "$@"
}

# wrap PROGRAM NAME=VALUE|NAME+=VALUE…: PROGRAM sees these variables; a value of the user's own wins, or with += comes first.
wrap() {
  local program=$1 real variable name value
  shift
  real=$(readlink -f "$program")
  # A script that another name already wraps is wrapped once.
  if [ ! -L "$program" ]; then
    real=$out/libexec/wrapped/${program##*/}
    mkdir -p libexec/wrapped
    mv "$program" "$real"
  fi
  rm -f "$program"
  {
    echo '#!/bin/sh'
    for variable; do
      name=${variable%%[+=]*} value=${variable#*=}
      case $variable in
        "$name+="*) echo "export $name=\"\${$name:+\$$name:}$value\"" ;;
        *) echo "export $name=\"\${$name:-$value}\"" ;;
      esac
    done
    echo "exec $real \"\$@\""
  } >"$program"
  chmod +x "$program"
}

# wrap_compiler NAME OPTION…: NAME compiles with these options and takes from the environment what nixpkgs' compilers take; what it links
# finds our loader and glibc.
wrap_compiler() {
  local name=$1 program
  shift
  program=$(readlink -f "bin/$name")
  rm "bin/$name"
  cat >"bin/$name" <<WRAPPER
#!/bin/sh
link="-Wl,-dynamic-linker,$glibc/lib/$triple/$loader -Wl,--disable-new-dtags -Wl,-rpath,$glibc/lib/$triple:$out/lib/$triple"
for option in \${NIX_LDFLAGS:-}; do link="\$link -Wl,\$option"; done
for argument; do
  case \$argument in -c | -E | -S | -M | -MM | -v | --version | -dump* | -print* | -r | -static) link= ;; esac
done
exec $program $* \${NIX_CFLAGS_COMPILE:-} "\$@" \$link
WRAPPER
  chmod +x "bin/$name"
}
