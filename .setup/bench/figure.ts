/** One measured thing; with `against`, something comparable that was measured in the same run. `asked` is the most that either may be. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  asked?: number;
  /** here `asked` is of how many times its value */
  against?: { name: string; value: number; asked?: number };
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
  for (const { name, value, unit, asked, against } of figures) {
    const times = against ? value / against.value : 0;
    const compared = against
      ? `  ${times.toFixed(2)} × ${against.name} (${rounded(against.value)} ${unit})${askedText(times, against.asked, ' ×')}`
      : '';
    console.log(`  ${name.padEnd(52)} ${rounded(value).padStart(9)} ${unit.padEnd(3)}${askedText(value, asked, '')}${compared}`);
  }
}

function askedText(value: number, asked: number | undefined, unit: string): string {
  return asked === undefined ? '' : ` (asked: ≤ ${rounded(asked)}${unit}${value > asked ? ', and it is more' : ''})`;
}

function rounded(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}
