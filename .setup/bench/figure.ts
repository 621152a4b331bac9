/** One measured thing; with `against`, something comparable that was measured in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  against?: { name: string; value: number };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of `times` measurements of `work`, which says how long it took, in ms. */
export async function medianOf(times: number, work: () => Promise<number>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < times; n++) taken.push(await work());
  return median(taken);
}

export function printFigures(title: string, figures: readonly Figure[]): void {
  console.log(`\n${title}`);
  for (const { name, value, unit, against } of figures) {
    const compared = against ? `  ${(value / against.value).toFixed(2)} × ${against.name} (${rounded(against.value)} ${unit})` : '';
    console.log(`  ${name.padEnd(52)} ${rounded(value).padStart(9)} ${unit.padEnd(3)}${compared}`);
  }
}

function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
