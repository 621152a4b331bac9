# Snowfall: flakes sink past blue branches, each column at its own pace.
# Try: more COLUMNS for finer snow, or let it fall upwards.
import math
import random
import time

COLUMNS = 18
n = getLEDCount()


def place(i):
    """Height of LED i (0 foot, 1 tip) and its column around the default cone."""
    radius = math.sqrt(1 - (i + 0.5) / n)
    turns = 2.417 * (1 - radius) / math.sqrt(math.pi * 2.417 / n)
    return 1 - radius, int(turns % 1 * COLUMNS)


leds = [place(i) for i in range(n)]
pace = [random.uniform(0.06, 0.16) for _ in range(COLUMNS)]
start = [random.random() for _ in range(COLUMNS)]

t = 0.0
while True:
    states = []
    for height, column in leds:
        above = (height + start[column] + t * pace[column]) * 2 % 1
        flake = max(0.0, 1 - above * 4) ** 2
        frost = 4 + 8 * (1 - height)
        states.append((int(frost * 0.3 + 190 * flake), int(frost * 0.6 + 205 * flake), int(frost * 2 + 220 * flake), 100))
    setLEDs(states)
    t += 1 / 30
    time.sleep(1 / 30)
