import type { RuntimeInfo } from '../contract/runtimes.ts';
import type { TreelineClient } from '../server/router.ts';
import { eachRuntime } from './each-runtime.ts';
import { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { readRuntimeFiles } from './read-runtime.ts';
import { follow, untilStopped } from './runtime-events.ts';
import { sourceOfFolder, sourceText } from './runtime-source.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Reads again where installed runtimes came from, and installs what they are now; 0 where all are available as they are there. */
export async function runtimeUpdate(line: CommandLine): Promise<number> {
  const quiet = line.flag('json');
  return untilStopped((signal) =>
    withClient(
      async (client) => {
        const names = line.operands.length > 0 ? line.operands : await outdated(client);
        const done = await eachRuntime(names, { quiet, signal }, async (name) => {
          const one = await client.runtimes.show({ id: name });
          const stream = await client.runtimes.update({ id: one.id, ...(await filesOf(one)) }, { signal });
          const followed = await follow(stream, { folder: one.id, quiet });
          if (!quiet) await write(process.stdout, `${followed.end.reason}\n`);
          return followed;
        });
        if (quiet)
          await writeJson({ runtimes: done.map(({ end, findings, results }) => ({ ...end, kind: undefined, findings, results })) });
        else if (done.length === 0) await write(process.stdout, 'Nothing is installed that could be brought up to date.\n');
        return done.every(({ end }) => end.ok) ? 0 : 1;
      },
      { source: line.text('source') },
    ),
  );
}

/** The bundled ones that are another by now, and those from folders. */
async function outdated(client: TreelineClient): Promise<string[]> {
  const { items } = await client.runtimes.list();
  const them = items.filter(({ source, state, updatable }) => state !== 'not-installed' && (updatable || source?.kind === 'folder'));
  return them.map(({ id }) => id);
}

async function filesOf({ id, source, state }: RuntimeInfo) {
  if (state === 'built-in') throw new Fault(`${id} is built in, and changes with Treeline alone.`);
  if (state === 'not-installed') throw new Fault(`${id} is not installed. Install it with: treeline runtime install ${id}`);
  if (source?.kind === 'bundled') return {};
  if (source?.kind === 'folder') return { files: await readRuntimeFiles(source.path), source: await sourceOfFolder(source.path) };
  const from = source ? sourceText(source) : 'elsewhere';
  throw new Fault(`${id} came from ${from}, which cannot be read again. Remove it, and install it from where it is now.`);
}
