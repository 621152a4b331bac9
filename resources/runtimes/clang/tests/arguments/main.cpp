#include <iostream>

int main(int count, char **arguments) {
  for (int index = 1; index < count; index++) std::cout << arguments[index] << '\n';
}
