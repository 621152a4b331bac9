# Heartbeat: a double beat runs up the tree as a warm red wave, and rests.
# Try: a calmer BEATS_A_MINUTE, or let the wave start at the tip.
import math
import time

BEATS_A_MINUTE = 52
n = getLEDCount()
height = [1 - math.sqrt(1 - (i + 0.5) / n) for i in range(n)]


def beat(moment):
    """The push of the heart, moment 0 to 1 within one beat."""
    first = math.exp(-(((moment - 0.12) / 0.07) ** 2))
    second = 0.6 * math.exp(-(((moment - 0.34) / 0.09) ** 2))
    return first + second


t = 0.0
while True:
    moment = t * BEATS_A_MINUTE / 60
    states = []
    for h in height:
        push = beat((moment - h * 0.45) % 1)
        states.append((int(14 + 220 * push), int(18 * push * push), int(3 + 26 * push * push), 100))
    setLEDs(states)
    t += 1 / 30
    time.sleep(1 / 30)
