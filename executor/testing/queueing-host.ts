import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createFakeEngine, type FakeStage, ok, untilStopped } from './fake-engine.ts';
import { openTestExecutor, program } from './test-executor.ts';

/**
 * FOR TESTS ONLY: a host that is killed. Queues as many submissions as it is told in the folder it is told, of which `long.py` runs until
 * the end of the world and the others for 5 ms, and tells each id once it was accepted. `tests.py` has three test cases, of which the second runs
 * until then.
 */
const TESTS = ['short', 'long', 'short'].map((stdin, number) => ({ name: String(number), stdin }));
const [folder = '', count = '', first = ''] = process.argv.slice(2);

const long: FakeStage = (sink, signal) => {
  sink.output('stdout', Buffer.from('so far'));
  writeSync(1, 'running\n');
  return untilStopped(sink, signal);
};
const engine = createFakeEngine(
  { 'long.py': { run: long }, 'short.py': { run: () => wait(5).then(ok) } },
  { testCase: ({ stdin }, ...rest) => (stdin === 'long' ? wait(50).then(() => long(...rest)) : ok()) },
);
const executor = await openTestExecutor(folder, { engines: [engine], settings: { concurrency: 1 } });
for (let i = 0; i < Number(count); i++) {
  const { id } = executor.create(
    i === 0 && first === 'tests.py' ? { ...program(first), tests: TESTS } : program(i === 0 ? first : 'short.py'),
  );
  writeSync(1, `${id}\n`);
  await wait(1);
}
setInterval(() => {}, 1_000);
