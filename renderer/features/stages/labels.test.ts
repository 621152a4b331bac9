import { expect, it } from 'vitest';
import { agoLabel, timeLabel } from './labels.ts';

it.each([
  [0.4, '< 1 ms'],
  [612, '612 ms'],
  [1_234, '1.23 s'],
  [12_340, '12.3 s'],
  [60_000, '1 min'],
  [119_700, '2 min'],
  [150_000, '2 min 30 s'],
])('%d ms are %s', (ms, label) => {
  expect(timeLabel(ms)).toBe(label);
});

it.each([
  ['2026-03-10T11:59:30Z', 'just now'],
  ['2026-03-10T11:58:10Z', '1 minute ago'],
  ['2026-03-10T09:00:00Z', '3 hours ago'],
  ['2026-03-09T11:00:00Z', 'yesterday'],
  ['2026-03-05T11:00:00Z', '5 days ago'],
])('%s is %s', (iso, label) => {
  expect(agoLabel(iso, new Date('2026-03-10T12:00:00Z'))).toBe(label);
});
