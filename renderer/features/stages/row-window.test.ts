import { expect, it } from 'vitest';
import { ROW, rowsIn } from './row-window.ts';

it('draws the rows in sight, and a few around them', () => {
  const rows = rowsIn({ offset: 100 * ROW, bar: 100 * ROW, height: 10 * ROW }, 1_000);
  expect(rows.first).toBeLessThan(100);
  expect(rows.last).toBeGreaterThan(110);
  expect(rows.last - rows.first).toBeLessThan(50);
  expect(rows.height).toBe(1_000 * ROW);
  expect(rows.top(7)).toBe(7 * ROW);
});

it('draws no row that is not there', () => {
  expect(rowsIn({ offset: 0, bar: 0, height: 200 }, 0)).toMatchObject({ first: 0, last: 0, height: 0 });
  expect(rowsIn({ offset: 9_000, bar: 9_000, height: 200 }, 3)).toMatchObject({ first: 0, last: 3 });
});

it('reaches the last of thirty million rows in an element that no browser cuts off', () => {
  const count = 30_000_000;
  const height = 200;
  const end = rowsIn({ offset: count * ROW - height, bar: 0, height }, count);
  expect(end.height).toBeLessThan(16_000_000);
  expect(end.last).toBe(count);
  for (const edge of [0, 12]) {
    const seen = rowsIn({ offset: count * ROW - height, bar: end.height - height + edge, height }, count);
    // Its lower edge is the element's.
    expect(seen.top(count - 1) + ROW).toBeCloseTo(end.height, 3);
  }
});
