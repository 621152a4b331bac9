# Fireworks: a spark climbs, opens into a flower of light, and its embers fade.
# Try: shorten the wait between rockets, or change the colours.
import math
import random
import time

COLOURS = [(255, 60, 20), (255, 170, 30), (60, 120, 255), (230, 40, 160), (60, 230, 120)]
n = getLEDCount()


def place(i):
    """Where LED i hangs on the default cone: x, y and height z, with a foot of radius 1."""
    radius = math.sqrt(1 - (i + 0.5) / n)
    angle = 2 * math.pi * 2.417 * (1 - radius) / math.sqrt(math.pi * 2.417 / n)
    return radius * math.cos(angle), radius * math.sin(angle), 2.2 * (1 - radius)


leds = [place(i) for i in range(n)]
glow = [(0.0, 0.0, 0.0)] * n


def show():
    """One frame: what glows is shown, then cools a little."""
    global glow
    setLEDs([(min(255, int(r)), min(255, int(g)), min(255, int(b + 2)), 100) for r, g, b in glow])
    glow = [(r * 0.92, g * 0.9, b * 0.9) for r, g, b in glow]
    time.sleep(1 / 30)


while True:
    angle = random.uniform(0, 2 * math.pi)
    top = random.uniform(0.7, 1.5)
    colour = random.choice(COLOURS)
    for step in range(24):
        z = top * step / 24
        reach = 1 - z / 2.2
        x, y = reach * math.cos(angle), reach * math.sin(angle)
        near = min(range(n), key=lambda i: (leds[i][0] - x) ** 2 + (leds[i][1] - y) ** 2 + (leds[i][2] - z) ** 2)
        glow[near] = (255.0, 190.0, 90.0)
        show()
    far = [math.sqrt((lx - x) ** 2 + (ly - y) ** 2 + (lz - z) ** 2) for lx, ly, lz in leds]
    for step in range(40):
        front = 1.1 * (1 - math.exp(-step / 9))
        for i in range(n):
            edge = max(0.0, 1 - abs(far[i] - front) * 7) * math.exp(-step / 14)
            if edge > 0.02:
                glow[i] = tuple(max(old, new * edge) for old, new in zip(glow[i], colour))
        show()
