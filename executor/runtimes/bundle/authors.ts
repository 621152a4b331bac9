import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../../store/write-whole.ts';
import { isPublicKey } from './signature.ts';

const author = z.strictObject({
  /** what whoever added them calls them */
  name: z.string().min(1).max(100),
  key: z.string().refine(isPublicKey),
});
export type Author = z.infer<typeof author>;

/** Whose bundles are taken without asking: `authors.json` in the data folder. @throws Error with a sentence where it cannot be understood */
export function readAuthors(folder: string): Author[] {
  const file = fileIn(folder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    return z.array(author).parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${file} cannot be understood: put it right, or take it away and add the authors again.`, { cause: error });
  }
}

export function writeAuthors(folder: string, authors: readonly Author[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(fileIn(folder), `${JSON.stringify(authors, null, 2)}\n`);
}

function fileIn(folder: string): string {
  return path.join(folder, 'authors.json');
}
