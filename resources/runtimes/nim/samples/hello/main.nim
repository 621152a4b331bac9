import std/strutils

echo join(["Hello", "from", "Nim"], " ")
