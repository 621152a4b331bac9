# Aurora: curtains of green, teal and violet drift around the tree, under a few stars.
# Try: other colours in CURTAINS, more RAYS, or a quicker sky (SPEED = 3).
import math
import random
import time

SPEED = 1.0
RAYS = 9
# Colours at the foot, in the middle and at the top of a curtain: red, green, blue.
CURTAINS = [(0, 215, 62), (0, 150, 165), (120, 22, 205)]

n = getLEDCount()
# Where is each LED? The strand winds up a cone: height from 0 (foot) to 1 (tip), angle around it.
heights = [1 - math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
angles = [math.tau * math.sqrt(0.77 * n) * h for h in heights]
stars = {i: random.uniform(0, math.tau) for i in range(n) if heights[i] > 0.45 and random.random() < 0.1}


def hue(p):
    """The colour at p, from 0 (foot) to 1 (tip), blended between two neighbours in CURTAINS."""
    a, b = CURTAINS[:2] if p < 0.5 else CURTAINS[1:]
    part = 2 * p if p < 0.5 else 2 * p - 1
    return [x + (y - x) * part for x, y in zip(a, b)]


leds = [(h, angle, hue(min(1, 1.2 * h))) for h, angle in zip(heights, angles)]
t = 0.0
while True:
    states = []
    for i, (h, angle, colour) in enumerate(leds):
        # Two folded curtains wander around the tree, in opposite directions.
        fold = angle + 0.8 * math.sin(4 * h + 0.5 * t) + 0.3 * math.sin(2 * angle - 0.3 * t)
        one = max(0, math.sin(2 * fold + 0.42 * t)) ** 2
        two = max(0, math.sin(fold - 0.29 * t + 2)) ** 3
        # Fine rays run along them, and the light swells and sinks.
        rays = 0.7 + 0.3 * math.sin(RAYS * angle + 2 * math.sin(0.35 * t) + 1.3 * t)
        glow = min(1, (0.85 * one + 0.75 * two) * rays) * (0.8 + 0.2 * math.sin(0.6 * t + 5 * h))
        red, green, blue = [c * glow for c in colour]
        if i in stars:
            twinkle = 170 * max(0, math.sin(0.9 * t + stars[i])) ** 10
            red, green, blue = red + twinkle, green + twinkle, blue + twinkle
        # The night between the curtains is not black, but the deepest blue.
        states.append((min(255, int(red)), min(255, int(green + 1)), min(255, int(blue + 6)), 100))
    setLEDs(states)
    t += SPEED / 30
    time.sleep(1 / 30)
