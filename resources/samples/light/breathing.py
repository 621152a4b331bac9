# Warm breathing: the tree breathes slowly like embers, and the breath wanders from the foot to the tip.
# Try: a quicker breath (SECONDS), or another colour in EMBER and FLAME.
import math
import random
import time

n = getLEDCount()
SECONDS = 6
EMBER = (70, 4, 1)
FLAME = (255, 120, 24)

heights = [1 - math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
own = [random.uniform(-0.6, 0.6) for _ in range(n)]
t = 0.0

while True:
    states = []
    for i in range(n):
        # The eye sees little light better than much: a cube of the wave looks like an even breath.
        wave = 0.5 + 0.5 * math.sin(math.tau * t / SECONDS - 3 * heights[i] + own[i])
        breath = wave ** 3
        states.append(tuple(int((e + (f - e) * breath) * (0.08 + 0.72 * breath)) for e, f in zip(EMBER, FLAME)) + (100,))
    setLEDs(states)
    time.sleep(1 / 30)
    t += 1 / 30
