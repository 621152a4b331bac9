# Sunrise: forty seconds from the last stars to full day, from the foot of the tree to its tip.
# Try: play the sky backwards for a sunset.
import math
import random
import time

SKY = [(0, 0, 4), (10, 2, 18), (70, 8, 14), (190, 45, 5), (220, 110, 18), (190, 150, 70), (90, 130, 170)]
SECONDS = 40
n = getLEDCount()
height = [1 - math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
star = [random.random() ** 12 * 90 for _ in range(n)]


def sky(part):
    """The colour of the sky, part 0 (night) to 1 (day)."""
    at = max(0.0, min(0.9999, part)) * (len(SKY) - 1)
    k = int(at)
    return [a + (b - a) * (at - k) for a, b in zip(SKY[k], SKY[k + 1])]


for frame in range(SECONDS * 30):
    sun = frame / (SECONDS * 30)
    night = max(0.0, 1 - sun * 3)
    states = []
    for i in range(n):
        r, g, b = sky(sun * 1.6 - height[i] * 0.6)
        twinkle = star[i] * night * (0.6 + 0.4 * math.sin(frame / 11 + i))
        states.append((int(r + twinkle), int(g + twinkle), int(b + twinkle), 100))
    setLEDs(states)
    time.sleep(1 / 30)
setLEDs([OFF] * n)
