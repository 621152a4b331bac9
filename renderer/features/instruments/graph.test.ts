import { describe, expect, it } from 'vitest';
import { columnsOf, topOf } from './graph.ts';

const run = { times: Float64Array.from([10, 20, 30, 40]), durationMs: 60 };
const columns = (from: number, to: number, width: number) => [...columnsOf(Float32Array.of(1, 5, 2, 3), run, { from, to }, width)];

describe('the columns of a graph', () => {
  it('hold the least and the greatest, so that no peak is lost', () => {
    expect(columns(10, 40, 1)).toEqual([1, 5]);
    expect(columns(10, 60, 2)).toEqual([1, 5, 2, 3]);
  });

  it('hold what stands where no frame begins', () => {
    expect(columns(21, 25, 2)).toEqual([5, 5, 5, 5]);
  });

  it('are unknown before the first frame and after the end', () => {
    expect(columns(0, 8, 1)).toEqual([NaN, NaN]);
    expect(columns(61, 70, 1)).toEqual([NaN, NaN]);
  });
});

it.each([
  [0, 1],
  [0.3, 0.3],
  [7.2, 8],
  [10, 10],
  [11, 15],
  [1_234, 1_500],
])('the scale of %d ends at %d', (value, top) => {
  expect(topOf(value)).toBeCloseTo(top, 9);
});
