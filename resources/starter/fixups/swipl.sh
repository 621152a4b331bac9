# Where it looks for its own libraries is compiled into it, and can be said.
wrap bin/swipl "SWI_HOME_DIR=$out/lib/swi-prolog"
