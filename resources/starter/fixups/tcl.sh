wrap bin/tclsh "TCL_LIBRARY=$out/share/tcltk/tcl8.6"
