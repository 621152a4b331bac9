import { existsSync } from 'node:fs';
import type { CommandLine } from './parse.ts';
import { readRuntimeFiles } from './read-runtime.ts';
import { type Followed, follow, untilStopped } from './runtime-events.ts';
import { sourceOfFolder } from './runtime-source.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Installs runtimes, bundled ones and folders; 0 where all are available. */
export async function runtimeInstall(line: CommandLine): Promise<number> {
  const quiet = line.flag('json');
  return untilStopped((signal) =>
    withClient(
      async (client) => {
        const done: Followed[] = [];
        const { items } = await client.runtimes.list();
        for (const operand of line.operands) {
          // A bundled id is that, wherever this is said; ./c is a folder.
          const isFolder = existsSync(operand) && !items.some(({ id, source }) => id === operand && source?.kind === 'bundled');
          const what = isFolder ? { files: await readRuntimeFiles(operand), source: await sourceOfFolder(operand) } : { id: operand };
          const followed = await follow(await client.runtimes.install(what, { signal }), { folder: operand, quiet });
          done.push(followed);
          if (!quiet) await write(process.stdout, `${followed.end.reason}\n`);
        }
        if (quiet)
          await writeJson({ runtimes: done.map(({ end, findings, results }) => ({ ...end, kind: undefined, findings, results })) });
        return done.every(({ end }) => end.ok) ? 0 : 1;
      },
      { source: line.text('source') },
    ),
  );
}
