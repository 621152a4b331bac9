# patchelf breaks what Go linked: the one program of Go's that is not static is started by our loader.
root=$out/$(echo lib/go-*)
mkdir -p libexec
mv "$root/bin/go" libexec/go
cat >"$root/bin/go" <<WRAPPER
#!/bin/sh
export GOROOT="\${GOROOT:-$root}"
exec $glibc/lib/$triple/$loader --library-path $glibc/lib/$triple $out/libexec/go "\$@"
WRAPPER
chmod +x "$root/bin/go"
