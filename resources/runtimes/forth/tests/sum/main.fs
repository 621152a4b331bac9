create line 80 allot

: sum ( -- n )
  0 begin
    line 80 stdin read-line throw
  while
    line swap s>number d>s +
  repeat drop ;

sum 0 .r cr
