import { describe, expect, test } from 'vitest';
import type { WaitingContainer } from './container.ts';
import { runIn, testBoxes } from './testing/boxes.ts';
import { MiB } from './testing/job-of.ts';

const boxes = await testBoxes();

/** Runs a script, and gives the container that holds what it left. */
async function left(script: string): Promise<WaitingContainer> {
  const container = await boxes.start();
  const { end, stderr } = await runIn(container, script, { limits: { fileBytes: 1 << 30 } });
  expect([stderr, end.cause]).toEqual(['', { kind: 'exit', code: 0 }]);
  return container;
}

async function collect(archive: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk);
  return chunks;
}

/** What a script prints that finds what another one left. */
async function carried(from: string, to: string): Promise<string> {
  const before = await left(from);
  const chunks = await collect(before.archive());
  const after = await boxes.start();
  const tar = (async function* () {
    yield* chunks;
  })();
  const { stdout, stderr } = await runIn(after, to, { job: { unpack: { into: '/box/work', tar } } });
  await Promise.all([before.close(), after.close()]);
  expect(stderr).toBe('');
  return stdout;
}

describe('what a program leaves', boxes.needed, () => {
  test('is found by the next: names, modes, links, times, and nothing but the working folder', async () => {
    const make = `mkdir -p 'a b'/c; echo 1 > -rf; echo 2 > $'new\\nline'; echo 3 > 'a b/c/ä'; chmod 750 'a b'; chmod +x ./-rf
      touch -d '2001-02-03 04:05:06' 'a b/c/ä'; ln -s /etc/passwd link; ln ./-rf hard; echo no > /box/home/x; echo no > /tmp/x`;
    const look = `cat ./-rf $'new\\nline' 'a b/c/ä' hard; stat -c '%a %F' 'a b' ./-rf; readlink link; date -u -r 'a b/c/ä' +%s; ls /box/home /tmp`;
    expect(await carried(make, look)).toBe(
      ['1', '2', '3', '1', '750 directory', '755 regular file', '/etc/passwd', '981173106', '/box/home:', '', '/tmp:', ''].join('\n'),
    );
  });

  test('may be nothing', async () => {
    expect(await carried('true', 'ls -A')).toBe('');
  });

  test('may be no folder any more', async () => {
    expect(await carried('rm -r /box/work; ln -s /treeline /box/work', 'ls -A')).toBe('');
  });

  test('comes whole, however slowly it is read', async () => {
    const container = await left('head -c 20000000 /dev/urandom > big; md5sum < big > sum');
    let bytes = 0;
    for await (const chunk of container.archive()) {
      if (bytes % 64 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      bytes += chunk.length;
    }
    expect(bytes).toBeGreaterThan(20_000_000);
    await container.close();
  });

  test('may hold a FIFO, a socket and links into nowhere, which are not opened', async () => {
    expect(await carried('mkfifo fifo; ln -s nowhere link; ln -s . loop', 'stat -c "%n %F" * | sort')).toBe(
      'fifo fifo\nlink symbolic link\nloop symbolic link\n',
    );
  });

  test('may not be unreadable: that is said', async () => {
    const container = await left('mkdir secret; echo 1 > secret/x; chmod 0 secret');
    await expect(collect(container.archive())).rejects.toThrow(/cannot be read \(.*secret.*Permission denied/);
    await container.close();
  });

  test('may not be deeper than names can say', async () => {
    const container = await left('for i in {1..60}; do d=$(printf "%0200d" $i); mkdir $d && cd $d || exit; done 2>/dev/null; true');
    await expect(collect(container.archive())).rejects.toThrow(/cannot be read \(.*too long/);
    await container.close();
  });

  test('may not seem larger than the disk it was on', async () => {
    const container = await left('truncate -s 900M sparse');
    await expect(collect(container.archive())).rejects.toThrow('as an archive. Let it leave less.');
    await container.close();
    expect(container.alive).toBe(false);
  });

  test('is not read to its end by whoever has enough', async () => {
    const container = await left('head -c 20000000 /dev/zero > big');
    for await (const _chunk of container.archive()) break;
    await container.close();
  });

  test('is more than the next has room for', async () => {
    const container = await left('head -c 20000000 /dev/zero > big');
    const small = await boxes.start({ diskBytes: 8 * MiB });
    const { end } = await runIn(small, 'echo ran', { job: { unpack: { into: '/box/work', tar: container.archive() } } });
    expect(end).toMatchObject({ cause: { kind: 'limit', limit: 'disk', bound: 8 * MiB }, evidence: { diskFull: true } });
    await Promise.all([container.close(), small.close()]);
  });

  test('is refused where it is no archive', async () => {
    const container = await boxes.start();
    const tar = (async function* () {
      yield Buffer.alloc(4_096, 'x');
    })();
    const { end } = await runIn(container, 'echo ran', { job: { unpack: { into: '/box/work', tar } } });
    expect(end.cause).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('cannot be unpacked: tar:') });
    await container.close();
  });
});

test('files are written over what was unpacked, never through its links', boxes.needed, async () => {
  const before = await left('mkdir d; echo old > file; ln -s /box/home/through link; ln -s /box/home folder');
  const chunks = await collect(before.archive());
  const unpack = () => ({
    into: '/box/work',
    tar: (async function* () {
      yield* chunks;
    })(),
  });
  const file = (name: string) => ({ name, bytes: Buffer.from('new\n'), executable: false });
  const after = await boxes.start();
  const { stdout } = await runIn(after, 'cat file link; ls /box/home', { job: { unpack: unpack(), files: [file('file'), file('link')] } });
  expect(stdout).toBe('new\nnew\n');
  const through = await boxes.start();
  const { end } = await runIn(through, 'echo ran', { job: { unpack: unpack(), files: [file('folder/x')] } });
  expect(end.cause).toEqual({ kind: 'refused', sentence: 'folder/x: Not a directory' });
  await Promise.all([before, after, through].map((container) => container.close()));
});
