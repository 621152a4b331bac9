import { hostname } from 'node:os';
import { connectRemote } from './connect-remote.ts';
import { parityText } from './parity-text.ts';
import { parityWith, runtimeFiles } from './parity.ts';
import type { CommandLine } from './parse.ts';
import { follow, untilStopped } from './runtime-events.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Installs a runtime on another Treeline, once its self-tests do there as they do here; 0 where it is available there then. */
export async function runtimePush(line: CommandLine): Promise<number> {
  const quiet = line.flag('json');
  return untilStopped(async (signal) => {
    const remote = await connectRemote(line, 'to');
    try {
      return await withClient(async (client) => {
        const files = await runtimeFiles(client, line.operand);
        const parity = await parityWith(client, remote, files, signal);
        if (!parity.clean) {
          if (quiet) await writeJson({ to: remote.name, installed: false, parity });
          else await write(process.stdout, `${parityText(parity, remote.name)}Nothing was installed there.\n`);
          return 1;
        }
        const { manifest } = await client.runtimes.lint({ files });
        const id = manifest?.id ?? '';
        const { items } = await remote.client.runtimes.list();
        const isThere = items.some((one) => one.id === id && one.installedAt !== null);
        const source = { kind: 'treeline', url: `treeline://${hostname()}` } as const;
        const stream = isThere
          ? await remote.client.runtimes.update({ id, files, source }, { signal })
          : await remote.client.runtimes.install({ files, source }, { signal });
        const { end } = await follow(stream, { folder: id, quiet: true });
        if (quiet) await writeJson({ to: remote.name, installed: end.ok, parity, ...end, kind: undefined });
        else await write(process.stdout, `${parityText(parity, remote.name)}On ${remote.name}: ${end.reason}\n`);
        return end.ok ? 0 : 1;
      });
    } finally {
      await remote.close();
    }
  });
}
