import names
import sys

print(names.GREETING, *sys.argv[1:])
