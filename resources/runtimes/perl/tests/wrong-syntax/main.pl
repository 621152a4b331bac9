print "
