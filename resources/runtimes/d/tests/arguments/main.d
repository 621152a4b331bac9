import std.stdio;

void main(string[] arguments) {
    foreach (argument; arguments[1 .. $]) writeln(argument);
}
