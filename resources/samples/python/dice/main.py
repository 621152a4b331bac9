# Throws dice and draws how often each sum fell. Try: other arguments, such as 3 5000.
import random
import sys
from collections import Counter

dice, throws = (int(arg) for arg in sys.argv[1:3]) if len(sys.argv) > 2 else (2, 1000)
sums = Counter(sum(random.randint(1, 6) for _ in range(dice)) for _ in range(throws))
most = max(sums.values())
for total in range(dice, dice * 6 + 1):
    print(f'{total:3} {sums[total]:6}  ' + '#' * round(40 * sums[total] / most))
