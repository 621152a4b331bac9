# The modules are compiled here once: a runner cannot write beside them. By hash and unchecked, so that no time goes into it; one
# after the other and with a fixed seed, so that the bytes are the same every time.
ln -sfn python3 bin/python
version=$(basename "$(readlink bin/python3)")
rm -rf "lib/$version/test" "lib/$version/ensurepip"
PYTHONHASHSEED=0 bin/python3 -m compileall -q --invalidation-mode unchecked-hash "lib/$version" -x 'lib2to3|idlelib|turtledemo|distutils/tests'
