perl hello.pl
