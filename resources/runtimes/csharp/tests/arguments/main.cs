using System;

class Arguments {
  static void Main(string[] arguments) {
    foreach (var argument in arguments) Console.WriteLine(argument);
  }
}
