# Plasma: four waves cross each other on the tree, and where they meet the colours swell.
# Try: other numbers in the four waves, or another PALETTE.
import math
import time

n = getLEDCount()
# Red, green and blue are waves too, a little apart: where each begins, and its greatest strength.
PALETTE = [(0.0, 250), (2.6, 90), (4.3, 250)]

# Where is each LED? The strand winds up a cone of radius 1 and height 2.2.
radii = [math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
angles = [math.tau * math.sqrt(0.77 * n) * (1 - r) for r in radii]
places = [(r * math.cos(a), r * math.sin(a), 2.2 * (1 - r)) for r, a in zip(radii, angles)]
t = 0.0

while True:
    states = []
    for x, y, z in places:
        value = math.sin(2.4 * x + 0.7 * t)
        value += math.sin(2.9 * y - 0.5 * t)
        value += math.sin(3.1 * z + 0.9 * math.sin(0.4 * t) + 0.6 * t)
        value += math.sin(4 * math.sqrt((x - 0.4 * math.sin(t / 3)) ** 2 + y * y + (z - 1) ** 2) - 0.8 * t)
        states.append([int(most * (0.5 + 0.5 * math.sin(1.6 * value + start)) ** 3) for start, most in PALETTE] + [100])
    setLEDs(states)
    time.sleep(1 / 30)
    t += 1 / 30
