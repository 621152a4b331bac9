using System;
using System.Linq;

class Hello {
  static void Main() {
    Console.WriteLine(string.Join(" ", new[] { "Hello", "from", "C#" }.Select(word => word)));
  }
}
