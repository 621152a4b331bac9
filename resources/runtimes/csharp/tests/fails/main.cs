using System;

class Fails {
  static void Main() {
    throw new InvalidOperationException("nobody catches this");
  }
}
