import type { RuntimeInfo } from '../contract/runtimes.ts';
import type { TreelineClient } from '../server/router.ts';
import { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { readRuntimeFiles } from './read-runtime.ts';
import { type Followed, follow, untilStopped } from './runtime-events.ts';
import { sourceOfFolder, sourceText } from './runtime-source.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Reads again where installed runtimes came from, and installs what they are now; 0 where all are available as they are there. */
export async function runtimeUpdate(line: CommandLine): Promise<number> {
  const quiet = line.flag('json');
  return untilStopped((signal) =>
    withClient(
      async (client) => {
        const done: Followed[] = [];
        for (const one of await meant(client, line.operands)) {
          const what = await filesOf(one);
          const followed = await follow(await client.runtimes.update({ id: one.id, ...what }, { signal }), { folder: one.id, quiet });
          done.push(followed);
          if (!quiet) await write(process.stdout, `${followed.end.reason}\n`);
        }
        if (quiet)
          await writeJson({ runtimes: done.map(({ end, findings, results }) => ({ ...end, kind: undefined, findings, results })) });
        else if (done.length === 0) await write(process.stdout, 'Nothing is installed that could be brought up to date.\n');
        return done.every(({ end }) => end.ok) ? 0 : 1;
      },
      { source: line.text('source') },
    ),
  );
}

/** Those that are named; where none is, the bundled ones that are another by now, and those from folders. */
async function meant(client: TreelineClient, ids: readonly string[]): Promise<RuntimeInfo[]> {
  if (ids.length > 0) return Promise.all(ids.map((id) => client.runtimes.show({ id })));
  const { items } = await client.runtimes.list();
  return items.filter(({ source, state, updatable }) => state !== 'not-installed' && (updatable || source?.kind === 'folder'));
}

async function filesOf({ id, source, state }: RuntimeInfo) {
  if (state === 'built-in') throw new Fault(`${id} is built in, and changes with Treeline alone.`);
  if (state === 'not-installed') throw new Fault(`${id} is not installed. Install it with: treeline runtime install ${id}`);
  if (source?.kind === 'bundled') return {};
  if (source?.kind === 'folder') return { files: await readRuntimeFiles(source.path), source: await sourceOfFolder(source.path) };
  const from = source ? sourceText(source) : 'elsewhere';
  throw new Fault(`${id} came from ${from}, which cannot be read again. Remove it, and install it from where it is now.`);
}
