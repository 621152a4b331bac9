"""Fits a line and a parabola to how tall children are, and tells which comes closer."""

import numpy as np
from rich.console import Console
from rich.table import Table

age, height = np.loadtxt("heights.csv", delimiter=",", skiprows=1, unpack=True)

# The output is no terminal; the workbench shows colours all the same.
console = Console(force_terminal=True, color_system="truecolor", width=64)
table = Table(title="Height by age, in cm")
for name in ("age", "measured", "line", "parabola"):
    table.add_column(name, justify="right")

fits = [np.poly1d(np.polyfit(age, height, degree)) for degree in (1, 2)]
for a, h in zip(age, height):
    row = [f"[{'green' if abs(fit(a) - h) < 1 else 'yellow'}]{fit(a):.1f}[/]" for fit in fits]
    table.add_row(f"{a:.0f}", f"{h:.0f}", *row)
console.print(table)

for name, fit in zip(("line", "parabola"), fits):
    error = np.sqrt(np.mean((fit(age) - height) ** 2))
    console.print(f"The {name} is off by [bold]{error:.2f} cm[/bold] in the mean.")
