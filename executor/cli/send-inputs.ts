import { open } from 'node:fs/promises';
import { INPUT_PIECE } from '../contract/inputs.ts';
import type { TreelineClient } from '../server/router.ts';
import { Fault } from './fault.ts';
import { progress } from './terminal.ts';

/** Sends what the executor does not have of files, by the SHA-256 of what is in them; it goes on where a try before this one ended. */
export async function sendInputs(client: TreelineClient, files: ReadonlyMap<string, string>): Promise<void> {
  if (files.size === 0) return;
  const told = progress();
  try {
    const { missing } = await client.inputs.missing({ hashes: [...files.keys()] });
    for (const { hash, received } of missing) await send(client, hash, files.get(hash) ?? '', received, (line) => told.say(line));
  } finally {
    told.clear();
  }
}

async function send(client: TreelineClient, hash: string, path: string, from: number, say: (line: string) => void): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const piece = Buffer.alloc(INPUT_PIECE);
    for (let offset = from; ;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, offset);
      if (bytesRead === 0 && offset < size) throw new Fault(`${path} became shorter while it was sent. Run this again.`);
      const base64 = piece.subarray(0, bytesRead).toString('base64');
      const { received } = await client.inputs.put({ hash, bytes: size, offset, base64 });
      if (received >= size) return;
      offset = received;
      say(`sending ${path}: ${Math.floor((100 * received) / size)} %`);
    }
  } finally {
    await file.close();
  }
}
