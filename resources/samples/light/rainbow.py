# Rainbow: the whole circle of colours drifts up and around the tree.
# Try: other values for UP (bands from foot to tip) and AROUND (turns of the ribbon).
import math
import time

n = getLEDCount()
UP = 0.8
AROUND = 1

# Where is each LED? The strand winds up a cone: height from 0 (foot) to 1 (tip), angle around it.
heights = [1 - math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
turns = [math.sqrt(0.77 * n) * h for h in heights]


def rainbow(hue):
    """A pure colour; hue goes once around the circle from 0 to 1. Squares keep the mixtures from washing out."""
    return [max(0, min(1, abs((hue + shift) % 1 * 6 - 3) - 1)) ** 2 for shift in (0, 2 / 3, 1 / 3)]


t = 0.0
while True:
    states = []
    for height, turn in zip(heights, turns):
        red, green, blue = rainbow(UP * height + AROUND * turn - 0.11 * t)
        # A soft shadow runs through the colours, so that they seem to flow.
        light = 0.38 + 0.32 * math.sin(math.tau * (2 * height + turn - 0.23 * t))
        states.append((int(245 * red * light), int(200 * green * light), int(255 * blue * light), 100))
    setLEDs(states)
    time.sleep(1 / 30)
    t += 1 / 30
