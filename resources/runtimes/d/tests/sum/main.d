import std.algorithm, std.conv, std.stdio;

void main() {
    stdin.byLine.map!(to!long).sum.writeln;
}
