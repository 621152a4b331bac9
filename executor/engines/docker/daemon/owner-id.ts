import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The id under which a data folder's containers and volumes are known on a daemon: drawn once, kept in the folder with the number of the file
 * it is kept in. A copy of the folder has another file, and draws its own: it must not take away what the first one has.
 */
export function ownerId(folder: string): string {
  const file = path.join(folder, 'engine-id');
  const number = () => String(statSync(file, { bigint: true }).ino);
  try {
    const [id = '', kept] = readFileSync(file, 'utf8').trim().split(' ');
    if (/^[0-9a-f]{12}$/.test(id) && kept === number()) return id;
  } catch {
    // none yet
  }
  const drawn = randomBytes(6).toString('hex');
  writeFileSync(file, drawn);
  writeFileSync(file, `${drawn} ${number()}\n`);
  return drawn;
}
