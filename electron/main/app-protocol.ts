import { join } from 'node:path';
import type { Protocol } from 'electron';
import { headersOf, type HeaderTable } from './headers.ts';
import { mimeType } from './mime-type.ts';
import { isOurs, SCHEME } from './origin.ts';

/** What `readFile` of node:fs/promises does; in Electron it also reads from the packed archive. */
export type ReadFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Must run before `ready`. `codeCache` keeps V8's compiled code of the large chunks from one start to the next. */
export function registerScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true } },
  ]);
}

/**
 * The path below the served folder that an address names, as checked segments joined by `/`; null where it names none.
 * Chromium has put the address in order already; this trusts nobody, since the address may come from a page that went bad.
 */
export function pathOf(address: string): string | null {
  if (!isOurs(address)) return null;
  const raw = new URL(address).pathname;
  if (raw === '/' || raw === '') return 'index.html';
  const segments: string[] = [];
  for (const part of raw.slice(1).split('/')) {
    const segment = decode(part);
    if (segment === null || !isPlain(segment)) return null;
    segments.push(segment);
  }
  return segments.join('/');
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

/** No way up or out: no dots alone, no separator of any system, no NUL, no drive or NTFS stream (`:`), and something at all. */
function isPlain(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/[/\\:\0]/.test(segment);
}

/** Answers requests for `app://workbench/…` from a folder: the page and its parts, with their headers, and nothing else. */
export function createAppHandler(options: {
  folder: string;
  headers: HeaderTable;
  readFile: ReadFile;
}): (request: Pick<Request, 'url' | 'method'>) => Promise<Response> {
  const plain = (status: number, sentence: string): Response =>
    new Response(sentence, { status, headers: { ...headersOf(options.headers, ''), 'Content-Type': 'text/plain; charset=utf-8' } });

  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET and HEAD are answered here.');
    const path = pathOf(request.url);
    if (path === null) return plain(404, 'There is no such page.');
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = await options.readFile(join(options.folder, path));
    } catch (error) {
      if (isMissing(error)) return plain(404, `There is no ${path} here.`);
      throw error;
    }
    return new Response(request.method === 'HEAD' ? null : bytes, {
      headers: {
        ...headersOf(options.headers, `/${path}`),
        'Content-Type': mimeType(path),
        'Content-Length': String(bytes.byteLength),
      },
    });
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code));
}
