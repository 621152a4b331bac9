import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHistory } from '../history/history.ts';
import { openDatabase } from '../store/open-database.ts';
import { temporaryFolder } from '../testing/test-executor.ts';
import { createOutputStore, type OutputStore } from './output-store.ts';
import type { StageOutput } from './stage-output.ts';

const MiB = 1 << 20;
const bytes = (s: string) => new TextEncoder().encode(s);

let folder: ReturnType<typeof temporaryFolder>;
let db: ReturnType<typeof openDatabase>['db'];
let store: OutputStore;

beforeEach(() => {
  folder = temporaryFolder();
  db = openDatabase(folder.path).db;
  store = createOutputStore(db);
  createHistory(db, store).add({
    id: 'a',
    request: { files: [], stdin: '', args: [], env: {}, limits: {} },
    runtime: 'python',
    engine: 'embedded',
    entry: 'main.py',
    seed: 1,
    leds: 1,
  });
});
afterEach(() => {
  db.close();
  folder.remove();
});

function stage(limits = { stdout: MiB, stderr: MiB }): StageOutput {
  return store.open(1, 'run', limits, {
    stored() {},
    failed(error) {
      throw error;
    },
  });
}

function readAll(stream: 'stdout' | 'stderr' | 'output', length: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let offset = 0; ;) {
    const part = store.read(1, 'run', { stream, offset, length });
    if (part.length === 0) return Buffer.concat(parts);
    offset += part.length;
    parts.push(part);
  }
}

describe('what a stage writes', () => {
  test('is there as it was written, each stream and both together in their order', () => {
    const out = stage();
    for (const [stream, piece] of [
      ['stdout', 'a'],
      ['stderr', 'b'],
      ['stderr', 'c'],
      ['stdout', 'd'],
      ['stdout', ''],
    ] as const) {
      out.write(stream, bytes(piece));
    }
    expect(out.end()).toEqual({ stdout: 0, stderr: 0 });
    expect(store.text(1, 'run')).toEqual({ stdout: 'ad', stderr: 'bc', output: 'abcd' });
    expect(store.counts(1, 'run')).toEqual({ stdoutBytes: 2, stderrBytes: 2, outputBytes: 4 });
    for (const length of [1, 2, 100]) {
      expect(String(readAll('stdout', length))).toBe('ad');
      expect(String(readAll('stderr', length))).toBe('bc');
      expect(String(readAll('output', length))).toBe('abcd');
    }
    expect(store.pieces(1, 'run', { offset: 0, length: 100 })).toEqual([
      { stream: 'stdout', bytes: 1 },
      { stream: 'stderr', bytes: 2 },
      { stream: 'stdout', bytes: 1 },
    ]);
    expect(store.pieces(1, 'run', { offset: 2, length: 1 })).toEqual([{ stream: 'stderr', bytes: 1 }]);
    expect(store.pieces(1, 'run', { offset: 4, length: 1 })).toEqual([]);
  });

  test('in streams that change more often than can be told at once is told as far as it goes', () => {
    const out = stage();
    for (let i = 0; i < 5_000; i++) out.write(i % 2 ? 'stderr' : 'stdout', bytes('x'));
    out.end();
    expect(store.pieces(1, 'run', { offset: 0, length: MiB })).toHaveLength(4_096);
    expect(store.pieces(1, 'run', { offset: 4_096, length: MiB })).toHaveLength(904);
  });

  test('10 MB in pieces of any size come back byte for byte, by a cursor of any size', () => {
    const out = stage({ stdout: 64 * MiB, stderr: 64 * MiB });
    const all = new Uint8Array(10_000_000).map((_, i) => (i * 31 + (i >> 8)) & 0xff);
    for (let at = 0, size = 1; at < all.length; at += size, size = (size * 7 + 1) % 300_000) {
      out.write((at & 1) === 0 ? 'stdout' : 'stderr', all.subarray(at, at + size));
      size = Math.max(1, size);
    }
    out.end();
    expect(Buffer.compare(readAll('output', 262_144), all)).toBe(0);
    expect(readAll('stdout', 99_991).length + readAll('stderr', 1_000_003).length).toBe(all.length);
  });

  test('a hundred thousand one-byte writes take few rows', () => {
    const out = stage();
    for (let i = 0; i < 100_000; i++) out.write(i % 2 === 0 ? 'stdout' : 'stderr', bytes(i % 2 === 0 ? 'o' : 'e'));
    out.end();
    expect(store.text(1, 'run')).toEqual({ stdout: 'o'.repeat(50_000), stderr: 'e'.repeat(50_000), output: 'oe'.repeat(50_000) });
    expect(db.prepare('SELECT count(*) AS rows FROM output').get()).toEqual({ rows: expect.toSatisfy((rows: number) => rows < 60) });
  });

  test('can be read before the stage is over, at most 33 ms late', async () => {
    const out = stage();
    out.write('stdout', bytes('at once'));
    expect(store.text(1, 'run').stdout).toBe('at once');
    out.write('stdout', bytes(', and soon'));
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(store.text(1, 'run').stdout).toBe('at once, and soon');
    out.end();
  });

  test('does not change when the engine uses its buffer again', () => {
    const out = stage();
    const buffer = bytes('first');
    out.write('stdout', buffer);
    out.write('stdout', buffer);
    buffer.fill(0x78);
    out.end();
    expect(store.text(1, 'run').stdout).toBe('firstfirst');
  });
});

describe('text', () => {
  test('puts a split sequence together, also where the other stream comes between', () => {
    const out = stage();
    const [tree, e] = [bytes('🌲'), bytes('é')];
    out.write('stdout', tree.subarray(0, 1));
    out.write('stderr', e.subarray(0, 1));
    out.write('stdout', tree.subarray(1));
    out.write('stderr', e.subarray(1));
    out.end();
    expect(store.text(1, 'run')).toEqual({ stdout: '🌲', stderr: 'é', output: '🌲é' });
  });

  test('puts it together also where it came long after, and the other stream wrote meanwhile', () => {
    const out = stage();
    const tree = bytes('🌲');
    out.write('stdout', tree.subarray(0, 2));
    out.write('stderr', bytes('plain '.repeat(30_000)));
    out.write('stdout', tree.subarray(2));
    out.write('stdout', bytes(' and on'));
    out.end();
    const text = store.text(1, 'run');
    expect(text.stdout).toBe('🌲 and on');
    expect(text.output).toBe(`${'plain '.repeat(30_000)}🌲 and on`);
  });

  test('has a beginning that nothing completes in its place', () => {
    const out = stage();
    out.write('stdout', new Uint8Array([0xf0, 0x9f]));
    out.write('stdout', bytes('plain'));
    out.end();
    expect(store.text(1, 'run')).toMatchObject({ stdout: '\ufffdplain', output: '\ufffdplain' });
  });

  test('has U+FFFD for what is not UTF-8, while the bytes stay as they are', () => {
    const out = stage();
    out.write('stdout', new Uint8Array([0x61, 0xff, 0x00, 0x62, 0xc3]));
    out.end();
    expect(store.text(1, 'run').stdout).toBe('a\ufffd\0b\ufffd');
    expect([...readAll('stdout', 10)]).toEqual([0x61, 0xff, 0x00, 0x62, 0xc3]);
  });

  test('keeps a byte order mark', () => {
    const out = stage();
    out.write('stdout', bytes('\ufeffa'));
    out.end();
    expect(store.text(1, 'run').stdout).toBe('\ufeffa');
  });
});

describe('a stream that outgrows its limit', () => {
  test('keeps head and tail and says how many bytes fell out', () => {
    const out = stage({ stdout: 100, stderr: MiB });
    out.write('stdout', bytes('h'.repeat(100)));
    out.write('stdout', bytes('m'.repeat(5_000)));
    out.write('stderr', bytes('whole'));
    out.write('stdout', bytes('t'.repeat(100)));
    expect(out.end()).toEqual({ stdout: 5_000, stderr: 0 });
    const text = store.text(1, 'run');
    expect(text.stdout).toBe(`${'h'.repeat(100)}\n[stdout: 5,000 bytes fell out here]\n${'t'.repeat(100)}`);
    expect(text.stderr).toBe('whole');
    expect(text.output).toContain('whole');
  });

  test('keeps all where what is beyond is no more than the tail', () => {
    const out = stage({ stdout: 10, stderr: 10 });
    out.write('stdout', bytes('0123456789abcdef'));
    expect(out.end()).toEqual({ stdout: 0, stderr: 0 });
    expect(store.text(1, 'run').stdout).toBe('0123456789abcdef');
  });

  test('is never cut inside a sequence', () => {
    const out = stage({ stdout: 10, stderr: 10 });
    out.write('stdout', bytes('é'.repeat(4) + '🌲'.repeat(50)));
    const { stdout } = out.end();
    const text = store.text(1, 'run').stdout;
    expect(text).not.toContain('\ufffd');
    expect(text).toMatch(/^é{4}\n\[stdout: \d+ bytes fell out here\]\n🌲{2}$/u);
    expect(stdout).toBe(48 * 4);
  });

  test('keeps the order of arrival in both tails', () => {
    const out = stage({ stdout: 4, stderr: 4 });
    out.write('stdout', bytes('1234'));
    out.write('stderr', bytes('abcd'));
    for (const [o, e] of ['5e', '6f', '7g', '8h'] as const) {
      out.write('stdout', bytes(o ?? ''));
      out.write('stderr', bytes(e ?? ''));
    }
    out.end();
    expect(store.text(1, 'run').output).toBe('1234abcd5e6f7g8h');
  });

  test('takes 200 MB in one-byte and large writes without holding more than its tail', () => {
    const out = stage({ stdout: 1_000, stderr: 1_000 });
    const flood = new Uint8Array(1_000_000).fill(0x2e);
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 200; i++) out.write('stdout', flood);
    for (let i = 0; i < 200_000; i++) out.write('stderr', flood.subarray(0, 1));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
    expect(out.end()).toEqual({ stdout: 200_000_000 - 2_000, stderr: 200_000 - 2_000 });
    expect(store.counts(1, 'run').outputBytes).toBeLessThan(5_000);
  });

  test('holds for whatever is written: nothing is lost without being counted, nothing changes its place', () => {
    const write = fc.record({ stream: fc.constantFrom('stdout', 'stderr'), text: fc.string({ maxLength: 200, unit: 'binary' }) });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 60 }), fc.integer({ min: 1, max: 3_000 }), (writes, limit) => {
        const out = stage({ stdout: limit, stderr: limit });
        for (const each of writes) out.write(each.stream, bytes(each.text));
        const lost = out.end();
        for (const stream of ['stdout', 'stderr'] as const) {
          const all = Buffer.concat(writes.filter((each) => each.stream === stream).map((each) => bytes(each.text)));
          const kept = Buffer.from(readAll(stream, 1_000));
          if (lost[stream] === 0) {
            expect(kept.equals(all)).toBe(true);
            continue;
          }
          const notice = `\n[${stream}: ${lost[stream].toLocaleString('en-US')} bytes fell out here]\n`;
          const head = kept.indexOf(notice);
          const tail = kept.subarray(head + notice.length);
          expect(head + lost[stream] + tail.length).toBe(all.length);
          expect(kept.subarray(0, head).equals(all.subarray(0, head))).toBe(true);
          expect(tail.equals(all.subarray(all.length - tail.length))).toBe(true);
        }
        const both = store.text(1, 'run').output;
        if (lost.stdout + lost.stderr === 0 && Buffer.byteLength(both) <= limit) {
          expect(both).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes(writes.map((each) => each.text).join(''))));
        }
      }),
      { numRuns: 100 },
    );
  });
});
