import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { RequestFile } from '../contract/request-file.ts';
import { bytesOf } from '../request-files.ts';
import { writeAtomically } from './write-atomically.ts';

/** Writes the files of a runtime into a folder; its scripts may be executed. */
export async function writeRuntime(folder: string, files: readonly RequestFile[]): Promise<void> {
  for (const each of files) {
    const file = path.join(folder, each.name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeAtomically(file, [bytesOf(each)]);
    if (each.name.endsWith('.sh')) await chmod(file, 0o755);
  }
}
