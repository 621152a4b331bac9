# Candles: every few LEDs a flame that flickers in the draught, with a warm glow around it.
# Try: more or fewer candles (EVERY), or a stronger draught (WIND).
import random
import time

n = getLEDCount()
EVERY = 9
WIND = 0.25
flames = [0.8] * n
aims = [0.8] * n

while True:
    states = []
    for i in range(n):
        # Each flame moves towards a height that it now and then changes.
        if random.random() < WIND:
            aims[i] = random.triangular(0.35, 1, 0.85)
        flames[i] += (aims[i] - flames[i]) * 0.22
        light = flames[i] ** 2.2
        near = min(i % EVERY, EVERY - i % EVERY)
        if near == 0:
            states.append((int(255 * light), int(128 * light ** 1.25), int(22 * light ** 2), 100))
        else:
            glow = 0.17 * light / near ** 1.5
            states.append((int(255 * glow), int(70 * glow), int(6 * glow), 100))
    setLEDs(states)
    time.sleep(1 / 30)
