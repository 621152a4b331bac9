import { expect, it } from 'vitest';
import { verdictOf } from './verdict-of.ts';

it('goes by what was seen, never by the name that a program gives its exception', () => {
  const named = { kind: 'exception', type: 'MemoryError', message: 'my game', line: 3, frame: null, led: null } as const;
  expect(verdictOf('run', named)).toMatchObject({ code: 'RE', reason: 'MemoryError in line 3: my game' });
  const met = { kind: 'limit', limit: 'memory', bound: 256 << 20, used: 300 << 20 } as const;
  expect(verdictOf('run', met)).toMatchObject({ code: 'MLE', evidence: { limit: 'memory', bound: 256 << 20 } });
});
