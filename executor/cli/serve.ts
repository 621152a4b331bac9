import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { HttpHost } from '../server/http-host.ts';
import { hasDisplay } from '../server/machine-checks.ts';
import { DEFAULT_PORT, WORKBENCH } from '../server/places.ts';
import type { TreelineRouter } from '../server/router.ts';
import { dataFolder } from '../store/data-folder.ts';
import { Fault } from './fault.ts';
import { onSignal } from './on-signal.ts';
import { openBrowser } from './open-browser.ts';
import type { CommandLine } from './parse.ts';
import { openOrFind, type Running } from './serve-executor.ts';
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
  let served: number | undefined;
  for (;;) {
    const found = await openOrFind(folder, ending);
    if (found === null) return 0;
    if ('pid' in found) {
      assertPort(found, port);
      process.stderr.write(`The workbench is served already (by process ${found.pid}); this is its address.\n`);
      await show(found.address, open, folder);
      return 0;
    }
    let host: HttpHost | undefined;
    try {
      host = await startHost(found.router, folder, served ?? port);
      found.announce({ address: host.address });
      if (served === undefined) {
        begun(host, port, found.isWindows);
        await show(host.address, open, folder);
      }
      served = host.port;
      await Promise.race([found.gone, aborted(ending)]);
    } finally {
      found.announce({ closing: true });
      await host?.close();
      await found.close();
    }
    if (ending.aborted) return 0;
    process.stderr.write('The Treeline window was closed; the workbench goes on here.\n');
  }
}

/** Who asks for a port means to find the workbench there. */
function assertPort({ address, pid }: Running, port: number | undefined): void {
  const its = Number(new URL(address).port);
  if (port === undefined || port === 0 || port === its) return;
  throw new Fault(
    `The workbench of this data folder is served already, on port ${its} (by process ${pid}). Leave --port out to be told its address, or end it first.`,
  );
}

function begun(host: HttpHost, port: number | undefined, isWindows: boolean): void {
  const { stderr } = process;
  if (isWindows) stderr.write('The Treeline window has this data folder open; what is served here is the same workbench.\n');
  if (port === undefined && host.port !== DEFAULT_PORT) stderr.write(`Port ${DEFAULT_PORT} is taken; this is on ${host.port}.\n`);
  if (!existsSync(`${WORKBENCH}index.html`)) stderr.write('The workbench is not built yet; npm start builds it.\n');
}

async function startHost(router: TreelineRouter, folder: string, port: number | undefined): Promise<HttpHost> {
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

async function show(address: string, open: boolean, folder: string): Promise<void> {
  await write(process.stdout, `${address}\n`);
  if (!open) return;
  if (!hasDisplay()) process.stderr.write('There is no display here: open the address in a browser on this machine.\n');
  else if (!(await openBrowser(address, folder))) process.stderr.write('No browser could be opened: open the address in one yourself.\n');
}

function aborted(signal: AbortSignal): Promise<unknown> {
  return signal.aborted ? Promise.resolve() : once(signal, 'abort');
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
