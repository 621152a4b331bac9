import { writeSync } from 'node:fs';
import { openExecutor } from '../../main.ts';

/** FOR TESTS ONLY: a host that runs a program at a terminal, says its id when it was typed to and has answered, and is then killed. */
const { executor } = await openExecutor({ dataFolder: process.argv[2] ?? '', kind: 'serve' });
const { id } = executor.create({
  engine: 'docker',
  files: [{ name: 'run.sh', content: 'read -r x; echo "got $x"; read -r y' }],
  terminal: { columns: 80, rows: 24 },
});
let answered = false;
for await (const { terminal, stages } of executor.events(id)) {
  if (!terminal?.waiting) continue;
  if ((stages.run?.stdoutBytes ?? 0) > 20) break;
  if (!answered) await executor.terminal.type(id, Buffer.from('typed here\n'));
  answered = true;
}
writeSync(1, `${id}\n`);
