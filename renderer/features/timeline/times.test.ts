import { expect, it } from 'vitest';
import { clock, count, frameOf } from './times.ts';

it.each([
  [0, '0:00.00'],
  [17_100, '0:17.10'],
  [45_000, '0:45.00'],
  [59_999, '0:59.99'],
  [60_000, '1:00.00'],
  [125_430.9, '2:05.43'],
])('%d ms is %s', (ms, text) => {
  expect(clock(ms)).toBe(text);
});

it('counts frames from 1, and says so before the first', () => {
  expect(frameOf(0, 931)).toBe('frame 1 of 931');
  expect(frameOf(-1, 931)).toBe('before the first of 931 frames');
  expect(count(1, 'LED')).toBe('1 LED');
  expect(count(2_000, 'LED')).toBe('2,000 LEDs');
});
