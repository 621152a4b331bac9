import { readFileSync } from 'node:fs';
import path from 'node:path';
import { extract } from 'tar-stream';
import { afterAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../testing/test-executor.ts';
import { bytesOf, createLayer, type Layer, type WrittenLayer } from './layer.ts';
import type { TarEntry } from './tar-entry.ts';

const data = temporaryFolder();
afterAll(() => data.remove());

let made = 0;
async function written(fill: (layer: Layer) => Promise<void>): Promise<WrittenLayer> {
  const layer = createLayer(path.join(data.path, `${made++}.tar`));
  await fill(layer);
  return layer.finish();
}

async function headersOf({ file }: WrittenLayer): Promise<string[]> {
  const entries = extract();
  entries.end(readFileSync(file));
  const found: string[] = [];
  for await (const entry of entries as AsyncIterable<TarEntry>) {
    const { name, type, mode, uid, gid, mtime, linkname } = entry.header;
    found.push([name, type, mode.toString(8), `${uid}:${gid}`, mtime.getTime(), linkname ?? ''].join(' ').trim());
    entry.resume();
  }
  return found;
}

describe("an image's layer", () => {
  test('is the same for the same calls', async () => {
    const fill = async (layer: Layer) => {
      await layer.file('usr/bin/a', 0o755, 3, bytesOf(Buffer.from('abc')));
      await layer.link('bin', 'usr/bin');
    };
    const [a, b] = [await written(fill), await written(fill)];
    expect(a.sha256).toBe(b.sha256);
    expect(readFileSync(a.file).equals(readFileSync(b.file))).toBe(true);
    expect(a.bytes).toBe(readFileSync(a.file).length);
  });

  test("all is root's and of one time, folders come by themselves, and nothing is setuid or setgid", async () => {
    const layer = await written(async (it) => {
      await it.file('usr/bin/su', 0o6755, 0, bytesOf(Buffer.alloc(0)));
      await it.hardLink('usr/bin/too', 'usr/bin/su', 0o6755);
      await it.folder('tmp', 0o3777);
    });
    expect(await headersOf(layer)).toEqual([
      'usr directory 755 0:0 0',
      'usr/bin directory 755 0:0 0',
      'usr/bin/su file 755 0:0 0',
      'usr/bin/too link 755 0:0 0 usr/bin/su',
      'tmp directory 1777 0:0 0',
    ]);
  });

  test('what comes first stays', async () => {
    const layer = await written(async (it) => {
      await it.link('bin', 'usr/bin');
      await it.folder('bin', 0o755);
      await it.file('bin', 0o644, 1, bytesOf(Buffer.from('x')));
    });
    expect(await headersOf(layer)).toEqual(['bin symlink 777 0:0 0 usr/bin']);
  });

  test('what cannot be written says why', async () => {
    const layer = createLayer(path.join(data.path, 'no/such/folder.tar'));
    const fill = async () => {
      for (let at = 0; at < 1_000; at++) await layer.file(`f${at}`, 0o644, 65_536, bytesOf(Buffer.alloc(65_536)));
      await layer.finish();
    };
    await expect(fill()).rejects.toThrow('ENOENT');
  });

  test('a file that is shorter than was said fails', async () => {
    await expect(written((it) => it.file('a', 0o644, 5, bytesOf(Buffer.from('abc'))))).rejects.toThrow('Size mismatch');
  });
});
