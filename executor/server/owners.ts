import { mkdirSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { askOwner, type Owner } from './local-socket.ts';
import { socketPath } from './socket-path.ts';

/** How long an owner that neither answers nor ends is waited for, ms. */
const SILENT_MS = 15_000;

/** Who answers at the folder's socket, asked again and again; ends when nobody has answered for too long. */
export async function* owners(folder: string): AsyncGenerator<Owner | null, void> {
  let path: string;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    path = socketPath(folder);
  } catch {
    // A folder that cannot be made or reached has no owner; who opens it gets the reason.
    yield null;
    return;
  }
  let heard = Date.now();
  for (let pause = 20; Date.now() - heard < SILENT_MS; pause = Math.min(pause * 2, 500)) {
    const owner = await askOwner(path);
    if (owner !== null) heard = Date.now();
    yield owner;
    await wait(pause);
  }
}
