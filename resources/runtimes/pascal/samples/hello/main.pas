program Hello;

uses SysUtils;

begin
  WriteLn(Format('Hello from %s', ['Pascal']));
end.
