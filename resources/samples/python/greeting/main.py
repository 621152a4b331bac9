# Greets whoever is named on standard input, one a line.
import sys

names = [line.strip() for line in sys.stdin if line.strip()]
if not names:
    print('Nobody is here yet: write some names into the input, one a line.')
for name in names:
    print(f'Good evening, {name}!')
