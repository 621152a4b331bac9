"""Drops fall on a dark lake wound around the tree, and their rings cross each other. The argument says for how many seconds."""

import os
import sys
import time

import numpy as np

seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20
# In a container the tree is told by variables: its LEDs, a seed, and the file that takes the lights.
n = int(os.environ["TREELINE_LEDS"])
rng = np.random.default_rng(int(os.environ["TREELINE_SEED"]))
lights = open(os.environ["TREELINE_LIGHTS"], "w", buffering=1)


def set_leds(colours):
    """Sets all LEDs at once: one line, six hexadecimal digits for each."""
    print(np.clip(colours, 0, 255).astype(np.uint8).tobytes().hex(), file=lights)


# The strand winds up a cone of radius 1 and height 2.2, from the foot to the tip.
radius = np.sqrt(1 - (np.arange(n) + 0.5) / n)
angle = 2 * np.pi * np.sqrt(0.77 * n) * (1 - radius)
places = np.stack([radius * np.cos(angle), radius * np.sin(angle), 2.2 * (1 - radius)], axis=1)

COLOURS = np.array([(5, 120, 255), (30, 40, 255), (0, 230, 110), (150, 20, 255)])
lake = np.outer(radius, (0, 0.6, 2.6))
drops = []  # when each fell, where, and its colour

start = time.monotonic()
while (now := time.monotonic() - start) < seconds:
    if len(drops) < 1.1 * now + 1:
        drops.append((now, places[rng.integers(n)], COLOURS[rng.integers(len(COLOURS))]))
    colours = lake.copy()
    for fell, place, colour in drops[-8:]:
        age = now - fell
        # A ring that widens and fades, and a weaker one behind it.
        far = np.linalg.norm(places - place, axis=1) - 0.6 * age
        ring = np.exp(-((far / 0.09) ** 2)) + 0.2 * np.exp(-(((far + 0.32) / 0.08) ** 2))
        colours += np.outer(ring * np.exp(-1.1 * age), colour)
    set_leds(colours)
    time.sleep(1 / 30)
