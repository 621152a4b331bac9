import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf, slipOf } from './json-lines.ts';

describe('why a text is no JSON', () => {
  it.each([
    ['', null, 'it is empty'],
    ['tree', 1, 'no value; text and names stand between double quotes'],
    ["{\n 'leds': 5\n}", 2, 'between double quotes'],
    ['{\n "leds": 5\n "order": "RGB"\n}', 3, 'a "," should stand before this'],
    ['{\r\n "leds": 5,\r\n}', 3, 'a name between double quotes is missing here'],
    ['[\n 1,\n 2,\n]', 4, 'a value is missing here'],
    ['\uFEFF{\n "leds":\n}', 3, 'a value is missing here'],
    ['{\n "leds" 5}', 2, 'a ":" should stand here'],
    ['[\n 1,\n 2', 3, 'a "]" is missing; look whether all of it is there'],
    ['{"lights": {\n "shape": "cone"', 2, 'a "}" is missing; look whether all of it is there'],
    ['{}\n{}', 2, 'it should end before this'],
    ['{\n // five\n "leds": 5}', 2, 'JSON has no comments'],
    ['{\n "name": "Hall\n"}', 2, 'a text ends on its line'],
    ['{\n "name": "C:\\hall"}', 2, 'write \\\\ where one is meant'],
    ['{\n "name": "a\tb"}', 2, 'write a tab as \\t'],
    ['{\n "leds": NaN}', 2, 'no value'],
    ['{\n "leds": 1.}', 2, 'write it as 12 or 0.5'],
  ])('is told with the line and what to do: %j', (text, line, words) => {
    expect(slipOf(text, 'otherwise')).toEqual({ line, words: expect.stringContaining(words) });
  });

  it('is told as others do where it is too deep', () => {
    expect(slipOf('['.repeat(100_000), 'it ends too soon')).toEqual({ line: null, words: 'it ends too soon' });
  });
});

describe('the line of a value', () => {
  const text = '{\n "a": {\n  "b": [\n   1,\n   {"c":\n 2}\n  ]\n },\n "d": [[0],\n  [1]\n ],\n "a":\n  3\n}';

  it.each([
    [[], 1],
    [['a', 'b'], 3],
    [['a', 'b', 0], 4],
    [['a', 'b', 1], 5],
    [['a', 'b', 1, 'c'], 6],
    [['d', 1, 0], 10],
  ])('is found by its path: %j', (path, line) => {
    expect(lineOf(text, path)).toBe(line);
  });

  it('is that of what should hold it, where it is missing', () => {
    expect(lineOf(text, ['a', 'b', 7])).toBe(3);
    expect(lineOf(text, ['x', 'y'])).toBe(1);
  });

  it('is that of the later one, where there are two of a name', () => {
    expect(lineOf(text, ['a'])).toBe(13);
  });

  it('is found in any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.nat(5), (before, value, blank) => {
        const end = `${'\n'.repeat(blank)}${JSON.stringify(value)}\n}`;
        const written = JSON.stringify({ before, value: null }, null, 2).replace(/null\n\}$/, () => end);
        expect(lineOf(written, ['value'])).toBe(written.split('\n').length - 1);
      }),
    );
  });

  it('is looked for as deep as one can', () => {
    expect(lineOf(`{"a":\n${'['.repeat(100_000)}${']'.repeat(100_000)}}`, ['a', 0])).toBe(2);
  });
});
