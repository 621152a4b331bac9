import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const commands = ['run', 'check', 'preview', 'serve', 'doctor'];

test.each([
  ['rnu', 'run'],
  ['chekc', 'check'],
  ['prev', 'preview'],
  ['server', 'serve'],
  ['docter', 'doctor'],
])('%s was probably meant to be %s', (word, meant) => {
  expect(nearest(word, commands)).toBe(meant);
});

test.each(['frobnicate', 'x', ''])('%j is near nothing', (word) => {
  expect(nearest(word, commands)).toBeUndefined();
});
