import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { type OpenedExecutor, openExecutor } from '../main.ts';
import { testDocker } from '../testing/docker.ts';
import { CASES } from './cases/cases.ts';
import { type Leftovers, watchLeftovers } from './leftovers.ts';
import { runCase } from './run-case.ts';

const docker = await testDocker();
/** They wait for each other, and the first for the environment of all. */
const needed = { ...docker.needed, timeout: 600_000 };

let opened: OpenedExecutor;
let leftovers: Leftovers;
beforeAll(async () => {
  if (docker.needed.skip) return;
  leftovers = await watchLeftovers(docker.daemon, docker.owner);
  opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' });
});
afterAll(async () => {
  leftovers?.close();
  await opened?.close();
});

describe.concurrent('a program cannot harm the machine, and its end is told as it is', needed, () => {
  describe.each(Object.entries(CASES))('%s', (_theme, cases) => {
    test.each(cases)('$name', async (each) => {
      const { faults } = await runCase(opened.executor, each);
      expect(faults).toEqual([]);
    });
  });
});

test('after all of them nothing is left: no container, no process, no control group', needed, async () => {
  expect(await leftovers.left()).toEqual([]);
});
