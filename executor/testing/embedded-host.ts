import { writeSync } from 'node:fs';
import { openExecutor } from '../main.ts';

/**
 * FOR TESTS ONLY: a whole executor that is killed. Queues ten real programs in the folder it is told, of which the first goes on until it
 * is stopped and the others work for a moment; tells their ids, then `running` when that one has written.
 */
const [dataFolder = ''] = process.argv.slice(2);
const ENDLESS = 'print("so far", flush=True)\nwhile True:\n    pass\n';

const { executor } = await openExecutor({ dataFolder, kind: 'run' });
const ids = Array.from({ length: 10 }, (_, i) => {
  const { id } = executor.create({
    files: [{ name: 'main.py', content: i === 0 ? ENDLESS : `for _ in range(1_000_000): pass\nprint(${i})\n` }],
  });
  writeSync(1, `${id}\n`);
  return id;
});
for await (const event of executor.events(ids[0] ?? '')) if (event.stages.run?.stdoutBytes) break;
writeSync(1, 'running\n');
