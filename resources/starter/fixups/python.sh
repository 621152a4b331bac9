# The modules are compiled here once: a runner cannot write beside them. By hash and unchecked, so that no time goes into it.
ln -sfn python3 bin/python
version=$(basename "$(readlink bin/python3)")
rm -rf "lib/$version/test" "lib/$version/ensurepip"
bin/python3 -m compileall -q -j "$jobs" --invalidation-mode unchecked-hash "lib/$version" -x 'lib2to3|idlelib|turtledemo|distutils/tests'
