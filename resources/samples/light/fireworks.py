# Fireworks: rockets rise and burst into shells of sparks that sink and go out.
# Try: more COLOURS, or bigger bursts (SIZE).
import math
import random
import time

SIZE = 0.6
COLOURS = [(255, 50, 20), (50, 255, 80), (60, 100, 255), (255, 160, 30), (230, 50, 255), (40, 220, 255)]

n = getLEDCount()
# Where is each LED? The strand winds up a cone of radius 1 and height 2.2.
radii = [math.sqrt(1 - (i + 0.5) / n) for i in range(n)]
angles = [math.tau * math.sqrt(0.77 * n) * (1 - r) for r in radii]
places = [(r * math.cos(a), r * math.sin(a), 2.2 * (1 - r)) for r, a in zip(radii, angles)]
colours = [(0, 0, 0)] * n
light = [0.0] * n
rockets = []
frame = 0

while True:
    if frame % 20 == 0:
        # A rocket: angle, height now, height of its burst, colour, size of the burst (none yet).
        rockets.append([random.uniform(0, math.tau), 0.0, random.uniform(0.5, 1.6), random.choice(COLOURS), 0.0])
    frame += 1
    light = [value * random.uniform(0.9, 0.98) for value in light]
    for rocket in rockets:
        angle, height, top, colour, size = rocket
        radius = 1 - height / 2.2
        x, y = radius * math.cos(angle), radius * math.sin(angle)
        rising = height < top
        if rising:
            rocket[1] += 0.055
        else:
            rocket[4] += (SIZE - size) * 0.13 + 0.005
            rocket[1] -= 0.004
        for i, (px, py, pz) in enumerate(places):
            far = math.sqrt((px - x) ** 2 + (py - y) ** 2 + (pz - height) ** 2)
            if rising and far < 0.09:
                light[i], colours[i] = 0.6, (255, 190, 110)
            # A burst is a growing shell, broken into sparks.
            elif not rising and abs(far - size) < 0.07 and random.random() < 0.3:
                light[i], colours[i] = 1 - 0.5 * size / SIZE, colour
    rockets = [rocket for rocket in rockets if rocket[4] < SIZE]
    setLEDs([tuple(int(c * v * v) for c in colour) + (100,) for colour, v in zip(colours, light)])
    time.sleep(1 / 30)
