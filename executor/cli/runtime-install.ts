import { eachRuntime } from './each-runtime.ts';
import { folderOrId } from './named-folder.ts';
import type { CommandLine } from './parse.ts';
import { follow, untilStopped } from './runtime-events.ts';
import { sourceOfFolder } from './runtime-source.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Installs runtimes, bundled ones and folders; 0 where all are available. */
export async function runtimeInstall(line: CommandLine): Promise<number> {
  const quiet = line.flag('json');
  return untilStopped((signal) =>
    withClient(
      async (client) => {
        const done = await eachRuntime(line.operands, { quiet, signal }, async (operand) => {
          // What came from a folder is installed from there again.
          const named = await folderOrId(client, operand, ({ source }) => source?.kind === 'bundled');
          const what = 'files' in named ? { ...named, source: await sourceOfFolder(operand) } : named;
          const followed = await follow(await client.runtimes.install(what, { signal }), { folder: operand, quiet });
          if (!quiet) await write(process.stdout, `${followed.end.reason}\n`);
          return followed;
        });
        if (quiet)
          await writeJson({ runtimes: done.map(({ end, findings, results }) => ({ ...end, kind: undefined, findings, results })) });
        return done.every(({ end }) => end.ok) ? 0 : 1;
      },
      { source: line.text('source') },
    ),
  );
}
