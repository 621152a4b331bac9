#include <stdio.h>

int main(int count, char **arguments) {
  for (int index = 1; index < count; index++) puts(arguments[index]);
  return 0;
}
