import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The id under which a data folder's containers and volumes are known on a daemon: drawn once, kept in the folder. */
export function ownerId(folder: string): string {
  const file = path.join(folder, 'engine-id');
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (/^[0-9a-f]{12}$/.test(kept)) return kept;
  } catch {
    // none yet
  }
  const drawn = randomBytes(6).toString('hex');
  writeFileSync(file, `${drawn}\n`);
  return drawn;
}
