# A clear night: stars of different colours twinkle slowly, and now and then one falls.
# Try: a fuller sky (FULL), or a quicker twinkle (PACE).
import math
import random
import time

n = getLEDCount()
FULL = 0.35
PACE = 0.7
COLOURS = [(255, 235, 200), (210, 225, 255), (255, 190, 120), (170, 200, 255)]

sky = [random.choice(COLOURS) if random.random() < FULL else None for _ in range(n)]
phases = [random.uniform(0, math.tau) for _ in range(n)]
paces = [PACE * random.uniform(0.5, 1.6) for _ in range(n)]
falling = -1.0
t = 0.0

while True:
    states = []
    for i in range(n):
        if sky[i] is None:
            states.append((0, 1, 6, 100))
        else:
            # A power of the sine: long dark, softly bright.
            light = 0.02 + 0.85 * (0.5 + 0.5 * math.sin(paces[i] * t + phases[i])) ** 5
            states.append(tuple(int(c * light) for c in sky[i]) + (100,))
    if falling < 0 and random.random() < 0.012:
        falling = random.uniform(0.5, 1) * (n - 1)
    if falling >= 0:
        length = max(2, n // 25)
        for back in range(length):
            i = int(falling) + back
            if 0 <= i < n:
                light = (1 - back / length) ** 2.2
                states[i] = (int(230 * light), int(240 * light), int(255 * light), 100)
        falling -= n / 60
    setLEDs(states)
    time.sleep(1 / 30)
    t += 1 / 30
