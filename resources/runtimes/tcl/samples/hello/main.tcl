package require Tcl 8.6
puts "Hello from [string totitle tcl]"
