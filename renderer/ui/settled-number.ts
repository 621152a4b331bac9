export interface SettledNumber {
  value: number;
  min: number;
  max: number;
  /** decimals that it may have; none where it is left out */
  digits?: number;
}

/** What a field is told that lets a number be typed, and hands it on once it is settled on: by Enter, by leaving, by a step. */
export function settledNumber({ value, min, max, digits = 0 }: SettledNumber, onSettled: (value: number) => void) {
  return {
    defaultValue: value,
    min,
    max,
    format: { maximumFractionDigits: digits, useGrouping: false },
    onValueCommitted(next: number | null) {
      if (next !== null && next !== value) onSettled(Number(next.toFixed(digits)));
    },
  };
}
