import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';
import { createFakeEngine, ok } from './fake-engine.ts';
import { finished, openTestExecutor, program } from './test-executor.ts';

/**
 * FOR TESTS ONLY: on the small disk of the folder it is told, runs one that floods it, one under which it is filled to the brim, and one
 * after there is room again; tells how they ended, as JSON.
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
  'brim.py': {
    run(sink) {
      fillUp();
      sink.output('stdout', Buffer.from('one page more'));
      return ok();
    },
  },
  'quiet.py': {
    run(sink) {
      sink.output('stdout', Buffer.from('still here'));
      return ok();
    },
  },
});
/** Leaves no room for even a verdict. */
function fillUp(): void {
  try {
    for (;;) appendFileSync(ballast, new Uint8Array(512));
  } catch {
    // that is what it looks like
  }
}

function refusalOf(ask: () => unknown): string {
  try {
    ask();
    return 'none';
  } catch (error) {
    return error instanceof Refusal ? error.detail.code : String(error);
  }
}

const flood = { ...program('flood.py'), limits: { run: { stdoutBytes: 64 << 20 } } };

let executor = await openTestExecutor(folder, { engines: [engine] });
writeFileSync(ballast, new Uint8Array(1 << 20));
const flooded = await finished(executor, executor.create(flood).id);
rmSync(ballast);
const { id } = executor.create(program('brim.py'));
const brim = await finished(executor, id);
const listed = executor.list({ limit: 1 }).items[0];
const refused = refusalOf(() => executor.create({ files: [{ name: 'main.py', content: '#'.repeat(1 << 19) }] }));
rmSync(ballast);
const after = await finished(executor, executor.create(program('quiet.py')).id);
await executor.close();

executor = await openTestExecutor(folder, { engines: [engine] });
const kept = executor.get(id);
await executor.close();
process.stdout.write(
  JSON.stringify({
    flooded: flooded.verdict,
    brim: brim.verdict,
    listed: listed?.verdict,
    refused,
    after: after.run?.stdout,
    kept: kept.verdict,
  }),
);
