import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** Writes a file so that after a crash there is all of it under its name, or what was there before. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w');
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
