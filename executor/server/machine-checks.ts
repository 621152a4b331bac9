import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, freemem } from 'node:os';
import path from 'node:path';
import { PLACES } from '../../simulator/program/process/places.ts';
import { SNAPSHOT_FILE } from '../../simulator/program/process/snapshot.ts';
import type { DoctorCheck } from '../contract/system.ts';
import { DEFAULT_PORT, WORKBENCH } from './places.ts';

/** What the machine has of what Treeline uses, beside what the executor tells of itself. `address` is where it serves the workbench. */
export async function machineChecks(address: string | null): Promise<DoctorCheck[]> {
  return [node(), pyodide(), workbench(), await port(address), display(), machine()];
}

function node(): DoctorCheck {
  const name = 'Node.js';
  const value = process.version;
  // Only from 26 on does Node's permission model keep a program from the network.
  if (Number(process.versions.node.split('.', 1)[0]) >= 26 || process.versions.electron !== undefined) return { name, status: 'ok', value };
  return { name, status: 'failed', value, fix: 'Start Treeline by npm (npm start, npm run treeline), which brings the Node it needs.' };
}

function pyodide(): DoctorCheck {
  const { version } = JSON.parse(readFileSync(path.join(PLACES.pyodide, 'package.json'), 'utf8')) as { version: string };
  const built = existsSync(path.join(PLACES.built, SNAPSHOT_FILE));
  return {
    name: 'Pyodide',
    status: 'ok',
    value: `${version}, ${built ? 'its memory is prepared' : 'its memory is prepared at the first run'}`,
  };
}

function workbench(): DoctorCheck {
  const name = 'Workbench';
  if (existsSync(path.join(WORKBENCH, 'index.html'))) return { name, status: 'ok', value: 'built' };
  return { name, status: 'warning', value: 'not built', fix: 'Run npm start, which builds it. The commands work without it.' };
}

/** Free, or taken, be it by a workbench that is open: either is well, since the next free one is used. */
async function port(address: string | null): Promise<DoctorCheck> {
  const name = 'Port';
  // Its token is left out: a report is shown to others.
  if (address !== null) return { name, status: 'ok', value: `the workbench is served at ${new URL(address).origin}` };
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(DEFAULT_PORT, '127.0.0.1', () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return { name, status: 'ok', value: `${DEFAULT_PORT} is ${free ? 'free' : 'in use by another program; the next free one is taken'}` };
}

/** Whether a browser's window could be seen here. */
export function hasDisplay(): boolean {
  return process.platform === 'win32' || process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function display(): DoctorCheck {
  const value = hasDisplay()
    ? 'treeline serve can open a browser'
    : 'treeline serve cannot open a browser by itself; the address it prints works in any on this machine';
  return { name: 'Display', status: 'ok', value };
}

function machine(): DoctorCheck {
  const free = freemem() / (1 << 30);
  const value = `${process.platform} ${process.arch}, ${availableParallelism()} processors, ${free.toFixed(1)} GiB of memory free`;
  // A run's interpreter may take 256 MiB, and a spare one is kept ready beside it.
  if (free >= 0.75) return { name: 'Machine', status: 'ok', value };
  return {
    name: 'Machine',
    status: 'warning',
    value,
    fix: 'Close something: a run may need 256 MiB, and a spare interpreter is kept ready.',
  };
}
