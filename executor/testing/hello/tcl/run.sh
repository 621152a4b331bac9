tclsh hello.tcl
