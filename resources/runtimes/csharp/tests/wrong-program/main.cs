class Wrong {
  static int Main() {
    return undeclared;
  }
}
