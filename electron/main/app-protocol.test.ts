import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAppHandler, pathOf } from './app-protocol.ts';

describe('the path that an address names', () => {
  test.each([
    ['app://workbench/', 'index.html'],
    ['app://workbench', 'index.html'],
    ['app://workbench/?theme=dark#top', 'index.html'],
    ['app://workbench/assets/index-1a2b.js', 'assets/index-1a2b.js'],
    ['app://workbench/python/pyodide.asm.wasm', 'python/pyodide.asm.wasm'],
    ['app://workbench/a%20b.txt', 'a b.txt'],
    ['app://workbench/assets/./x.js', 'assets/x.js'],
  ])('%s is %s', (address, path) => expect(pathOf(address)).toBe(path));

  test.each([
    // The address itself is put in order first: what climbs ends at the folder, never above it.
    ['app://workbench/../../etc/passwd', 'etc/passwd'],
    ['app://workbench/%2e%2e/%2e%2e/etc/passwd', 'etc/passwd'],
    ['app://workbench/assets/../index.html', 'index.html'],
  ])('%s stays inside as %s', (address, path) => expect(pathOf(address)).toBe(path));

  test.each([
    'app://workbench/..%2f..%2fetc%2fpasswd',
    'app://workbench/%2e%2e%2fsecret',
    'app://workbench/%252e%252e/..%5csecret',
    'app://workbench/..\\..\\secret',
    'app://workbench/assets%5c..%5c..%5csecret',
    'app://workbench/index.html%00.png',
    'app://workbench//etc/passwd',
    'app://workbench/assets//x.js',
    'app://workbench/assets/',
    'app://workbench/C:/Windows/win.ini',
    'app://workbench/index.html::$DATA',
    'app://workbench/%zz',
    'app://elsewhere/index.html',
    'app://workbench.evil.example/index.html',
    'app://workbench:8080/index.html',
    'app://user@workbench/index.html',
    'file:///etc/passwd',
    'https://workbench/index.html',
    'not an address',
  ])('%s names nothing', (address) => expect(pathOf(address)).toBeNull());
});

describe('the answers', () => {
  let folder: string;
  let handle: ReturnType<typeof createAppHandler>;
  const get = (path: string, method = 'GET') => handle({ url: `app://workbench${path}`, method });

  beforeAll(async () => {
    const outside = await mkdtemp(join(tmpdir(), 'treeline-app-'));
    folder = join(outside, 'renderer');
    await mkdir(join(folder, 'assets'), { recursive: true });
    await writeFile(join(outside, 'secret'), 'KEEP OUT');
    await writeFile(join(folder, 'index.html'), '<!doctype html>');
    await writeFile(join(folder, 'sandbox.html'), '<!doctype html>');
    await writeFile(join(folder, 'python.wasm'), Uint8Array.of(0, 97, 115, 109));
    handle = createAppHandler({
      folder,
      headers: {
        '*': { 'Content-Security-Policy': "default-src 'none'", 'X-Content-Type-Options': 'nosniff' },
        '/sandbox.html': { 'Content-Security-Policy': "default-src 'none'; connect-src 'none'" },
      },
      readFile,
    });
  });
  afterAll(() => rm(join(folder, '..'), { recursive: true, force: true }));

  test('the page comes with its headers and type', async () => {
    const response = await get('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).toBe('<!doctype html>');
  });

  test('a path with headers of its own has those in place of the common ones', async () => {
    const response = await get('/sandbox.html');
    expect(response.headers.get('content-security-policy')).toContain("connect-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('bytes are untouched, and wasm has the type it needs to be streamed', async () => {
    const response = await get('/python.wasm');
    expect(response.headers.get('content-type')).toBe('application/wasm');
    expect(response.headers.get('content-length')).toBe('4');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 97, 115, 109]);
  });

  test('HEAD is GET without the bytes', async () => {
    const response = await get('/python.wasm', 'HEAD');
    expect(response.headers.get('content-length')).toBe('4');
    expect(await response.text()).toBe('');
  });

  test.each(['/none.js', '/assets', '/index.html/x', '/../secret', '/%2e%2e/secret', '/..%2fsecret', `/${'x'.repeat(5_000)}`])(
    '%s is not found, said plainly and under the same policy',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
      expect(await response.text()).not.toContain('KEEP OUT');
    },
  );

  test('nothing can be posted', async () => expect((await get('/', 'POST')).status).toBe(405));
});
