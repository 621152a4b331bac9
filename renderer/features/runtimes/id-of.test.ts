import { expect, it } from 'vitest';
import { runtimeId } from '../../../executor/contract/runtime-manifest.ts';
import { idOf } from './id-of.ts';

it.each([
  ['My CPython', 'my-cpython'],
  ['C++ 20, with Boost', 'c-20-with-boost'],
  ['  2048  ', 'mine'],
  ['Grüße', 'gr-e'],
  ['日本語', 'mine'],
  [`a${'-b'.repeat(60)}`, `a${'-b'.repeat(29)}`],
])('an id is made of the name %s', (name, id) => {
  expect(idOf(name)).toBe(id);
  expect(runtimeId.safeParse(id).success).toBe(true);
});
