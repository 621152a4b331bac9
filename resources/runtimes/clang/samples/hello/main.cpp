#include <iostream>

int main() {
  std::cout << "Hello from clang\n";
}
