import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deadText, readDeadText } from './dead-text.ts';

it('is read as it is written', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99)), (dead) => {
      expect(readDeadText(deadText(dead), 100)).toEqual(dead.toSorted((a, b) => a - b));
    }),
  );
});

it.each([
  ['', []],
  [' 3 , 17-20,', [3, 17, 18, 19, 20]],
  ['20;19 – 20; 3', [3, 19, 20]],
])('takes what people write: %j', (text, dead) => {
  expect(readDeadText(text, 50)).toEqual(dead);
});

it('writes neighbours as a run', () => {
  expect(deadText([20, 3, 17, 19, 18])).toBe('3, 17-20');
});

it.each([
  ['x', '"x" is neither'],
  ['3 4', '"3 4" is neither'],
  ['-3', '"-3" is neither'],
  ['9-3', 'write 3-9'],
  ['50', 'no LED 50; the last one is 49'],
  ['1-9999999999', 'is neither'],
])('says what is wrong with %j', (text, sentence) => {
  expect(() => readDeadText(text, 50)).toThrow(sentence);
});
