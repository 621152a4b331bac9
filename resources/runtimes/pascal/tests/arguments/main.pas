program Arguments;

var
  Index: Integer;

begin
  for Index := 1 to ParamCount do
    WriteLn(ParamStr(Index));
end.
