import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFakeEngine, ok } from './engines/fake-engine.ts';
import { finished, openTestExecutor, program } from './test-executor.ts';

/**
 * FOR TESTS ONLY: runs a flood in the folder it is told, on a disk of 2 MiB with 1 MiB of ballast, then a submission after the ballast
 * was thrown off, and tells how both ended, as JSON.
 */
const [folder = ''] = process.argv.slice(2);
const ballast = join(folder, 'ballast');

const engine = createFakeEngine({
  'flood.py': {
    async run(sink, signal) {
      const noise = new Uint8Array(64 << 10).fill(0x2e);
      while (!signal.aborted) {
        sink.output('stdout', noise);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return { kind: 'cancelled' };
    },
  },
  'quiet.py': {
    run(sink) {
      sink.output('stdout', Buffer.from('still here'));
      return ok();
    },
  },
});
const flood = { ...program('flood.py'), limits: { run: { stdoutBytes: 64 << 20 } } };

let executor = await openTestExecutor(folder, { engines: [engine] });
writeFileSync(ballast, new Uint8Array(1 << 20));
const { id } = executor.create(flood);
const full = await finished(executor, id);
rmSync(ballast);
const after = await finished(executor, executor.create(program('quiet.py')).id);
await executor.close();

executor = await openTestExecutor(folder, { engines: [engine] });
const kept = executor.get(id);
await executor.close();
process.stdout.write(JSON.stringify({ full: full.verdict, after: after.run?.stdout, kept: kept.verdict }));
