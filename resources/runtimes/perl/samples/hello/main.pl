use strict;
use warnings;
use List::Util qw(first);
use Data::Dumper;

print first { /Perl/ } "Hello", "Hello from Perl\n";
