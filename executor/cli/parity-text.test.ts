import { expect, it } from 'vitest';
import { parityText } from './parity-text.ts';

const text = (...whats: string[]) =>
  parityText(
    { clean: false, tests: [], ground: whats.map((what) => ({ kind: 'ground', what, from: 'a', to: 'b', blocks: true })) },
    'there',
  );

it('says to carry what a bundle carries, and names what it does not', () => {
  expect(text('environment', 'package')).toMatch(/on there is not\. Carry the runtime there whole/);
  expect(text('runner', 'limit run.wallMs')).toMatch(/is not: it has another runner, another limit run\.wallMs\.\n$/);
  expect(text('package', 'architecture')).toMatch(/it has another architecture\. Carry the runtime/);
});
