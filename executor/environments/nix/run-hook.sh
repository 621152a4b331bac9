# Run in a runner: enters the shell whose script lies beside, its hook included, and tells the variables that it then has, NUL-ended, on
# stdout. What the hook itself writes goes to stderr.
exec {told}>&1 1>&2
source ./dev-env.sh
/usr/bin/env -0 >&"$told"
