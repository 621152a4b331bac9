import { open, readFile, realpath } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.py': 'text/x-python; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
};

/** A name that Vite gave a hash of its content to: such a file never changes. */
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/;

/** Answers with a file below `root`, and its headers from `headers.json` there; false where there is none. */
export async function serveFile(root: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const name = fileName(request.url ?? '/');
  const asked = name === null ? null : await headersFor(root, name);
  const file = name === null || asked === null ? null : await openFile(root, name);
  if (name === null || file === null) return false;
  const { handle, size, mtimeMs } = file;
  const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`;
  const headers = {
    ...asked,
    'Content-Type': TYPES[path.extname(name)] ?? 'application/octet-stream',
    'Cache-Control': HASHED.test(name) ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    ETag: etag,
  };
  if (request.headers['if-none-match'] === etag) {
    await handle.close();
    response.writeHead(304, headers).end();
    return true;
  }
  response.writeHead(200, { ...headers, 'Content-Length': size });
  if (request.method === 'HEAD') {
    await handle.close();
    response.end();
    return true;
  }
  if (response.closed) {
    await handle.close();
    return true;
  }
  // A reader who leaves, or a file that is truncated under us: the connection says so by ending, and the file is closed.
  pipeline(handle.createReadStream(), response, (error) => error && response.destroy());
  return true;
}

/** The path within the workbench's build, as `/assets/x.js`; null for anything that is not plainly one. */
function fileName(url: string): string | null {
  let name: string;
  try {
    name = decodeURIComponent(url.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return null; // a broken percent-encoding names no file
  }
  if (name === '/') return '/index.html';
  const parts = name.split('/').slice(1);
  const plain = parts.every((part) => part !== '' && !part.startsWith('.') && !/[\\:\0]/.test(part));
  return name.startsWith('/') && plain ? name : null;
}

async function openFile(root: string, name: string) {
  const full = path.join(root, name);
  try {
    // A link that leads out of the build is not part of it.
    if (!(await realpath(full)).startsWith((await realpath(root)) + path.sep)) return null;
    const handle = await open(full);
    try {
      const stats = await handle.stat();
      if (stats.isFile()) return { handle, size: stats.size, mtimeMs: stats.mtimeMs };
    } catch (error) {
      await handle.close();
      throw error;
    }
    await handle.close();
    return null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/**
 * The headers that the workbench's build asks for: those of all paths, and those of this one. Null where they are missing: such a build
 * is not whole, and nothing of it is served without them.
 */
async function headersFor(root: string, name: string): Promise<Record<string, string> | null> {
  try {
    const all: Record<string, Record<string, string>> = JSON.parse(await readFile(path.join(root, 'headers.json'), 'utf8'));
    return { ...all['*'], ...all[name] };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EISDIR', 'ELOOP'].includes(String(error.code));
}
