import type { TreelineClient } from '../server/router.ts';
import { onSignal } from './on-signal.ts';
import type { CommandLine } from './parse.ts';
import { progress, stepLine, write } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Makes the docker engine ready; 0 when it is. Ctrl-C ends it, and what was made so far stays. */
export async function enginePrepare(line: CommandLine): Promise<number> {
  const stop = new AbortController();
  const done = onSignal(() => stop.abort());
  try {
    const sentence = await withClient(
      async (client) => {
        await prepare(client, stop.signal);
        return (await client.engine.status()).sentence;
      },
      { source: line.text('source') },
    );
    await write(process.stdout, `${sentence}\n`);
    return 0;
  } catch (error) {
    if (stop.signal.aborted) return 130;
    throw error;
  } finally {
    done();
  }
}

/** Makes ready what is missing, with its steps on a terminal's last line. */
export async function prepare(client: TreelineClient, signal?: AbortSignal): Promise<void> {
  const told = progress();
  try {
    for await (const step of await client.engine.prepare(undefined, { signal })) told.say(stepLine(step));
  } finally {
    told.clear();
  }
}
