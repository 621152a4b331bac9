# Run in a runner: enters the shell whose script lies beside, its hook included, and tells the variables that it then has, NUL-ended, on
# stdout. What the hook itself writes goes to stderr: it is given no stdout of ours, and its variables come by a file.
/bin/bash -c 'source ./dev-env.sh
/usr/bin/env -0 >/box/variables' >&2
code=$?
if [ "$code" -ne 0 ]; then exit "$code"; fi
exec /treeline/busybox cat /box/variables
