# Where it looks for its own libraries is compiled into it, and can be said.
wrap bin/swipl "SWI_HOME_DIR=$out/lib/swi-prolog"
# What postinst would have made: without an index nothing is loaded by itself, not even member/2.
bin/swipl -q -g 'make_library_index(swi(library))' -t halt
