# Candy cane: broad bands of red and white with a thin green one wind around the tree and march on.
# Try: more bands (BANDS), a steeper winding (TWIST), or your own colours in STRIPES.
import math
import time

n = getLEDCount()
BANDS = 2
TWIST = 2.4
# Each stripe: its share of a band, and its colour. White is kept low: it is three colours at once.
STRIPES = [(0.46, (200, 4, 6)), (0.10, (0, 0, 0)), (0.12, (0, 120, 20)), (0.10, (0, 0, 0)), (0.22, (130, 115, 100))]

# Where is each LED? The strand winds up a cone: height from 0 (foot) to 1 (tip), turns around it.
heights = [1 - math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
turns = [math.sqrt(0.77 * n) * h for h in heights]


def stripe(p):
    """The colour at p of a band, from 0 to 1, brightest in the middle of its stripe."""
    for share, colour in STRIPES:
        if p < share:
            light = math.sin(math.pi * p / share) ** 0.7
            return tuple(int(c * light) for c in colour) + (100,)
        p -= share
    return OFF


t = 0.0
while True:
    setLEDs([stripe((BANDS * turn + TWIST * height - 0.22 * t) % 1) for height, turn in zip(heights, turns)])
    time.sleep(1 / 30)
    t += 1 / 30
