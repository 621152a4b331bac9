program Wrong;

begin
  WriteLn(Undeclared);
end.
