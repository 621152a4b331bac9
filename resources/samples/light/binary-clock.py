# Counting: the tree is cut into eight rings that count in binary, the lowest ring being 1, the next 2, then 4 …
# Try: more RINGS, or a slower count (SECONDS).
import math
import time

n = getLEDCount()
RINGS = 8
SECONDS = 0.5
ON = (255, 150, 30)
DARK = (0, 2, 10)

heights = [1 - math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
rings = [min(RINGS - 1, int(h * RINGS)) for h in heights]
edges = [abs((h * RINGS) % 1 - 0.5) * 2 for h in heights]
glow = [0.0] * RINGS

for frame in range(int(45 * 30)):
    number = int(frame / 30 / SECONDS)
    # Rings swell and fade instead of jumping: eyes and neighbours will thank you.
    for ring in range(RINGS):
        aim = (number >> ring) & 1
        glow[ring] += (aim - glow[ring]) * 0.2
    states = []
    for ring, edge in zip(rings, edges):
        light = glow[ring] ** 2 * (1 - 0.9 * edge ** 4)
        warm = ring / RINGS
        red, green, blue = ON[0] * (1 - 0.6 * warm), ON[1], ON[2] + 200 * warm
        states.append((int(DARK[0] + red * light), int(DARK[1] + green * light * 0.7), int(DARK[2] + blue * light), 100))
    setLEDs(states)
    time.sleep(1 / 30)
