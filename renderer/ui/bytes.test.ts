import { expect, it } from 'vitest';
import { bytesLabel } from './bytes.ts';

it.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1 KiB'],
  [1_048_000, '1023 KiB'],
  [1_048_570, '1.0 MiB'],
  [42 * 2 ** 20, '42 MiB'],
  [1.26 * 2 ** 30, '1.3 GiB'],
])('%i bytes are %s', (bytes, label) => {
  expect(bytesLabel(bytes)).toBe(label);
});
