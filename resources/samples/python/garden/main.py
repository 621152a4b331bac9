# A program of several files: this one plants a garden, plants.py knows how plants grow, seeds.txt says which.
from pathlib import Path

from plants import Plant

garden = [Plant(*line.split()) for line in Path('seeds.txt').read_text().splitlines()]
for week in range(1, 5):
    print(f'week {week}')
    for plant in garden:
        plant.grow()
        print(f'  {plant}')
