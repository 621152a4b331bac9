# Aurora: curtains of green, teal and violet drift around the tree, under a few stars.
# Try: make SPEED 3, or swap the numbers in GREEN and VIOLET.
import math
import random
import time

SPEED = 1.0
GREEN = (4, 190, 70)
TEAL = (0, 120, 150)
VIOLET = (110, 20, 190)

n = getLEDCount()


def place(i):
    """Height of LED i (0 foot, 1 tip) and its angle around the default cone."""
    radius = math.sqrt(1 - (i + 0.5) / n)
    turns = 2.417 * (1 - radius) / math.sqrt(math.pi * 2.417 / n)
    return 1 - radius, turns * 2 * math.pi


def mix(a, b, part):
    return [x + (y - x) * part for x, y in zip(a, b)]


def hue(height):
    if height < 0.45:
        return mix(GREEN, TEAL, height / 0.45)
    return mix(TEAL, VIOLET, min(1, (height - 0.45) / 0.4))


leds = [(height, angle, hue(height)) for height, angle in map(place, range(n))]
stars = {i: random.uniform(0, 6) for i in range(n) if leds[i][0] > 0.5 and random.random() < 0.06}

t = 0.0
while True:
    states = []
    for i, (height, angle, colour) in enumerate(leds):
        fold = 0.9 * math.sin(height * 5 - t * 0.7) + 0.5 * math.sin(height * 11 + t * 0.4)
        curtain = math.sin(2 * angle + fold + t * 0.5) + 0.5 * math.sin(3 * angle - fold * 1.3 - t * 0.33)
        glow = max(0.0, curtain * 0.66) ** 2
        glow *= 0.35 + 0.65 * math.sin(math.pi * min(1, height * 0.85 + 0.18))
        r, g, b = [c * glow for c in colour]
        if i in stars:
            twinkle = max(0.0, math.sin(t * 1.7 + stars[i])) ** 6 * 120
            r, g, b = r + twinkle, g + twinkle, b + twinkle
        states.append((min(255, int(r)), min(255, int(g + 1)), min(255, int(b + 3)), 100))
    setLEDs(states)
    t += SPEED / 30
    time.sleep(1 / 30)
