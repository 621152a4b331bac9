import { expect, it } from 'vitest';
import type { Finding } from '../../rules/finding.ts';
import { checkOn } from './checker.ts';
import type { Report } from './message.ts';
import type { Pool } from './pool.ts';
import type { Handle } from './session.ts';

const FOUND: Finding = { severity: 'error', line: 2, column: 1, endLine: 2, endColumn: 2, rule: 'syntax', message: 'Here.' };

/** A worker that answers what it is asked, or is gone, as the machine may have it. */
function worker(answers: boolean): Handle {
  let report: (report: Report) => void = () => {};
  let gone: (trouble: string) => void = () => {};
  return {
    send: (order) => {
      if (order.kind !== 'check') return;
      if (answers) report({ kind: 'checked', id: order.id, findings: [FOUND] });
      else gone('it ended with SIGKILL');
    },
    kill: () => {},
    onReport: (listener) => (report = listener),
    onGone: (listener) => (gone = listener),
  };
}

function poolOf(...workers: Handle[]): Pool {
  return { take: () => Promise.resolve(workers.shift()!), refill: () => {}, close: () => {} };
}

it('asks another worker where the machine took the one that read', async () => {
  const checker = checkOn(poolOf(worker(false), worker(true)));
  expect(await checker.check('x = 1\n', null)).toEqual([FOUND]);
});

it('tells of source that costs two workers, and reads the next program all the same', async () => {
  const checker = checkOn(poolOf(worker(false), worker(false), worker(true)));
  expect(await checker.check('((((', null)).toMatchObject([{ rule: 'too-complex', severity: 'error' }]);
  expect(await checker.check('x = 1\n', null)).toEqual([FOUND]);
});
