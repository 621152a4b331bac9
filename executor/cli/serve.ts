import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { OpenedExecutor } from '../main.ts';
import type { HttpHost } from '../server/http-host.ts';
import { hasDisplay } from '../server/machine-checks.ts';
import { owners } from '../server/owners.ts';
import { DEFAULT_PORT, WORKBENCH } from '../server/places.ts';
import { dataFolder } from '../store/data-folder.ts';
import { StoreError } from '../store/store-error.ts';
import { fault } from './connect.ts';
import { Fault } from './fault.ts';
import { onSignal } from './on-signal.ts';
import { openBrowser } from './open-browser.ts';
import type { CommandLine } from './parse.ts';
import { write } from './terminal.ts';

const TRIED_PORTS = 20;
/** How long ending in order may take, ms. */
const END_MS = 5_000;

/** Serves the workbench until it is told to end; resolves when all that it started has. */
export async function serve(line: CommandLine): Promise<number> {
  const port = line.whole('port', 0, 65_535);
  const open = !line.flag('no-open');
  const ending = endSignal();

  const folder = dataFolder();
  const opened = await openOrFind(folder, ending);
  if (opened === null) return 0;
  if (typeof opened === 'string') {
    process.stderr.write('The workbench is served already; this is its address.\n');
    await show(opened, open);
    return 0;
  }
  let host: HttpHost | undefined;
  try {
    host = await startHost(opened, folder, port);
    opened.socket.announce({ address: host.address });
    if (port === undefined && host.port !== DEFAULT_PORT) process.stderr.write(`Port ${DEFAULT_PORT} is taken; this is on ${host.port}.\n`);
    if (!existsSync(`${WORKBENCH}index.html`)) process.stderr.write('The workbench is not built yet; npm start builds it.\n');
    await show(host.address, open);
    if (!ending.aborted) await once(ending, 'abort');
    return 0;
  } finally {
    opened.socket.announce({ closing: true });
    await host?.close();
    await opened.close();
  }
}

/** Opens the executor, or finds the address of a `serve` that has; a mere `run` that has it is waited for. Null when told to end. */
async function openOrFind(folder: string, ending: AbortSignal): Promise<OpenedExecutor | string | null> {
  let told = false;
  for await (const owner of owners(folder)) {
    if (ending.aborted) return null;
    if (owner?.address && !owner.closing) return owner.address;
    if (owner?.kind === 'window' && !owner.closing) {
      throw new Fault(
        `The Treeline window has the data folder ${folder} open. Use that, or close it, or name another folder with TREELINE_DATA.`,
      );
    }
    if (owner !== null) {
      if (!told) process.stderr.write(`Waiting for another treeline (process ${owner.pid}) to end.\n`);
      told = true;
      continue;
    }
    try {
      const { openExecutor } = await import('../main.ts');
      return await openExecutor({ dataFolder: folder, kind: 'serve' });
    } catch (error) {
      if (!(error instanceof StoreError && error.code === 'FOLDER_TAKEN')) throw fault(error);
    }
  }
  throw new Fault(
    `Another treeline holds the data folder ${folder} and does not answer. End it, or name another folder with TREELINE_DATA.`,
  );
}

async function startHost({ router }: OpenedExecutor, folder: string, port: number | undefined): Promise<HttpHost> {
  const [{ startHttpHost }, { keptToken }] = await Promise.all([import('../server/http-host.ts'), import('../server/token.ts')]);
  const ports = port === undefined ? Array.from({ length: TRIED_PORTS }, (_, i) => DEFAULT_PORT + i) : [port];
  try {
    return await startHttpHost({ router, workbench: WORKBENCH, token: keptToken(folder), ports });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EADDRINUSE') {
      throw new Fault(
        port === undefined
          ? `The ports ${ports[0]} to ${ports.at(-1)} are all taken; name a free one with --port.`
          : `Port ${port} is taken; name another, or leave --port out to have a free one found.`,
      );
    }
    if (code === 'EACCES') throw new Fault(`Port ${port} may not be used by this user; name one above 1023.`);
    throw error;
  }
}

async function show(address: string, open: boolean): Promise<void> {
  await write(process.stdout, `${address}\n`);
  if (!open) return;
  if (!hasDisplay()) process.stderr.write('There is no display here: open the address in a browser on this machine.\n');
  else if (!(await openBrowser(address))) process.stderr.write('No browser could be opened: open the address in one yourself.\n');
}

/** Aborts at the first signal to end; a second one ends at once, and so does an end in order that takes too long. */
function endSignal(): AbortSignal {
  const ending = new AbortController();
  onSignal(() => {
    if (ending.signal.aborted) process.exit(1);
    ending.abort();
    setTimeout(() => process.exit(1), END_MS).unref();
  });
  return ending.signal;
}
