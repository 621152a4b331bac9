# Comets: three of them climb the spiral from the foot to the tip, with tails of embers.
# Try: more comets in COMETS (colour, LEDs a second, head start), or longer tails (FADE nearer to 1).
import random
import time

n = getLEDCount()
FADE = 0.93
COMETS = [((255, 150, 40), 0.16, 0.0), ((40, 140, 255), 0.21, 0.35), ((255, 50, 150), 0.26, 0.7)]
light = [[0.0, 0.0, 0.0] for _ in range(n)]
heads = [start * n for _, _, start in COMETS]

while True:
    for led in light:
        led[0] *= FADE
        led[1] *= FADE * 0.985
        led[2] *= FADE
    for k, (colour, speed, _) in enumerate(COMETS):
        before = heads[k]
        heads[k] += speed * n / 30
        for i in range(int(before), int(heads[k]) + 1):
            light[i % n] = [float(c) for c in colour]
        # The head is nearly white, and sheds a spark here and there.
        head = int(heads[k]) % n
        light[head] = [150 + 0.4 * c for c in colour]
        spark = (head - random.randrange(1, max(2, n // 6))) % n
        if random.random() < 0.5:
            light[spark] = [min(255.0, c + 0.35 * add) for c, add in zip(light[spark], colour)]
        if heads[k] >= n:
            heads[k] -= n
    setLEDs([(int(r), int(g), int(b), 100) for r, g, b in light])
    time.sleep(1 / 30)
