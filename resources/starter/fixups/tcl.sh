# Where it looks for its own libraries is compiled into it, and can be said.
wrap bin/tclsh "TCL_LIBRARY=$out/share/tcltk/tcl8.6"
