"""Writes a table of sines as C, so that the program needs no mathematics."""

import math

STEPS = 64

print(f"enum {{ STEPS = {STEPS} }};")
print("static const int SINES[STEPS] = {")
for start in range(0, STEPS, 8):
    print("  " + " ".join(f"{round(1000 * math.sin(2 * math.pi * i / STEPS)):5d}," for i in range(start, start + 8)))
print("};")
