import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const built = new URL('../../.out/renderer/', import.meta.url);

/** What a browser must have before the page runs: the entry, and all that it names as needed at once. */
export function pageSizeFigures(): Figure[] {
  const page = readFileSync(new URL('index.html', built), 'utf8');
  const needed = [...page.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+\.js)"/g)].map((match) => match[1]!);
  const bytes = needed.map((file) => gzipSync(readFileSync(new URL(file, built))).length);
  return [{ name: 'first JavaScript, gzip', value: bytes.reduce((sum, size) => sum + size, 0) / 1000, unit: 'kB', asked: 400 }];
}
