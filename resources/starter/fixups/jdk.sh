home=$(find lib/jvm -name modules -type f)
home=${home%/lib/modules}
for program in "$home"/bin/*; do ln -sfn "../$program" "bin/${program##*/}"; done
# The archive of the classes that every start needs. It holds the time of the modules file, which the store sets to 1.
touch -d @1 "$home/lib/modules"
bin/java -Xshare:dump >/dev/null
mkdir -p nix-support
echo "export JAVA_HOME=$out/$home" >nix-support/setup-hook
