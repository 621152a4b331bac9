import { describe, expect, test } from 'vitest';
import { joinFrames } from '../../../../simulator/recording/pack.ts';
import type { Frames } from '../../../../simulator/recording/recording.ts';
import { LIGHTS } from './lights.ts';
import { type Ran, testBoxes } from './testing/boxes.ts';
import { MiB, type Changes } from './testing/job-of.ts';

const boxes = await testBoxes();

interface Lit extends Ran {
  frames: Frames;
  /** of each frame, `RRGGBBLL` of each LED */
  lines: string[];
}

/** Runs a shell script that may set the lights of a tree; the FIFO is open at its descriptor 3. */
async function lit(
  script: string,
  tree: { leds?: number; frameUs?: number; brightest?: number } = {},
  changes: Changes = {},
): Promise<Lit> {
  const { leds = 2, frameUs = 1_000, brightest = 100 } = tree;
  const parts: Frames[] = [];
  const lights = { leds, frameUs, brightest, take: (frames: Frames) => void parts.push(frames) };
  const ran = await boxes.run(`exec 3>${LIGHTS}; ${script}`, { ...changes, job: { ...changes.job, lights } });
  const frames = joinFrames(parts);
  const bytes = leds * 4;
  const lines = [...frames.times.keys()].map((f) => Buffer.from(frames.states.subarray(f * bytes, (f + 1) * bytes)).toString('hex'));
  return { ...ran, frames, lines };
}

const wellEnded = { kind: 'exit', code: 0 };
const refused = (sentence: string) => ({ kind: 'refused', sentence });

describe('lines to the lights', boxes.needed, () => {
  test('are frames, as wide as they are written, in order', async () => {
    const { end, lines, frames } = await lit(`
      echo 'ff0000000001' >&3
      echo 'FF00000a 00fF0064' >&3
      echo ' 0000ff  01020303 ' >&3
      printf '00000000' >&3; printf '00000000\\n' >&3`);
    expect(end.cause).toEqual(wellEnded);
    expect(lines).toEqual(['ff00006400000164', 'ff00000a00ff0064', '0000ff6401020303', '0000000000000000']);
    expect([...frames.lines]).toEqual([0, 0, 0, 0]);
  });

  test('have the time they were written at, since the start, by a clock that only goes on', async () => {
    const { frames, end } = await lit('for i in 1 2 3; do sleep 0.2; echo 000000000000 >&3; done');
    const [a = 0, b = 0, c = 0] = frames.times;
    expect(a).toBeGreaterThanOrEqual(200);
    for (const step of [b - a, c - b]) expect(step).toBeGreaterThanOrEqual(190);
    expect(end.wallMs).toBeGreaterThanOrEqual(c);
  });

  test('come no faster than the strip shows them: the program is held up', async () => {
    const { frames, end, lines } = await lit(`i=0; while [ $i -lt 400 ]; do printf '%06x%06x\\n' $i $i >&3; i=$((i + 1)); done`, {
      frameUs: 10_000,
    });
    // Two pages of lines may wait; those are shown one after the other too.
    expect(end.cause).toEqual(wellEnded);
    expect(frames.times).toHaveLength(400);
    for (let f = 1; f < 400; f++) expect(frames.times[f]! - frames.times[f - 1]!).toBeGreaterThanOrEqual(9.99);
    expect(lines[399]).toBe('00018f6400018f64');
    const held = await lit(`while :; do echo 000000000000 >&3; done`, { frameUs: 10_000 }, { limits: { wallMs: 1_000 } });
    expect(held.end.cause).toMatchObject({ kind: 'limit', limit: 'idle' });
    expect(held.frames.times.length).toBeLessThan(100 + (2 * 4096) / 13);
  });

  test('of a program that never writes any cost nothing, and one without a tree has none', async () => {
    expect(await lit('exec 3>&-; echo done')).toMatchObject({ stdout: 'done\n', lines: [] });
    expect((await boxes.run(`[ -e ${LIGHTS} ] || echo none`)).stdout).toBe('none\n');
  });

  test('of 10,000 LEDs come whole through a page at a time', async () => {
    const line = '%060000d';
    const { lines, end } = await lit(`for i in 1 2 3; do printf '${line}\\n' $i >&3; done`, { leds: 10_000, frameUs: 20_000 });
    expect(end.cause).toEqual(wellEnded);
    expect(lines.map((text) => text.length)).toEqual([80_000, 80_000, 80_000]);
    expect(lines[2]?.slice(-8)).toBe('00000364');
  });

  test('are held up by a host that does not take them', async () => {
    const times: number[] = [];
    const take = (frames: Frames) => {
      times.push(frames.times[0]!);
      if (times.length === 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000);
    };
    const lights = { leds: 10_000, brightest: 100, frameUs: 1_000, take };
    await boxes.run(`yes "$(printf '%060000d' 0)" > ${LIGHTS}`, { job: { lights }, limits: { wallMs: 5_000 } });
    expect(Math.max(...times.slice(1).map((time, f) => time - times[f]!))).toBeGreaterThan(1_000);
  });

  test('of several writers are not torn, each written at once', async () => {
    const { lines, end } = await lit(
      `w() { exec 4>${LIGHTS}; for i in $(seq 60); do printf "$1%.0s" $(seq 500) >&4; echo >&4; done; }
       one() { line=$(printf "$1%.0s" $(seq 500)); for i in $(seq 60); do echo "$line" > ${LIGHTS}; done; }
       one 111111 & one 222222 & one 333333 & wait`,
      { leds: 500 },
    );
    expect(end.cause).toEqual(wellEnded);
    expect(lines).toHaveLength(180);
    for (const colour of ['111111', '222222', '333333']) {
      expect(lines.filter((line) => line === `${colour}64`.repeat(500))).toHaveLength(60);
    }
  });

  test('may come over a file that is closed and opened again', async () => {
    const { lines, end } = await lit(`exec 3>&-; for i in 1 2 3; do printf '%06d%06d\\n' $i $i > ${LIGHTS}; sleep 0.01; done`);
    expect([end.cause, lines]).toEqual([wellEnded, ['0000016400000164', '0000026400000264', '0000036400000364']]);
  });

  test('that were written before the program ended are all there, and none of its output is lost', async () => {
    const { lines, stdout, end } = await lit('for i in 1 2 3 4 5 6; do echo 00000000000$i >&3; done; echo said; exit 3', {
      frameUs: 50_000,
    });
    expect(end.cause).toEqual({ kind: 'exit', code: 3 });
    expect([lines.length, stdout]).toEqual([6, 'said\n']);
  });
});

describe('a line that is no frame ends the program, and is told', boxes.needed, () => {
  test.each([
    ['hello', 'it has 5 digits; the tree has 2 LEDs and needs 12, rrggbb for each, or 16, rrggbbll for each', undefined],
    ['', 'it has 0 digits; the tree has 2 LEDs and needs 12, rrggbb for each, or 16, rrggbbll for each', undefined],
    ['ff0000 ', 'too few lights: 1; the tree has 2 LEDs and needs one for each', undefined],
    ['ff0000 00ff00 0000ff', 'too many lights: 3; the tree has 2 LEDs and needs one for each', undefined],
    ['ff0000 red', 'LED 1 is "red"; it must be 6 or 8 hexadecimal digits, rrggbb or rrggbbll', 1],
    ['#ff000 ff0000', 'LED 0 is "#ff000", which is not hexadecimal; it must be rrggbb or rrggbbll', 0],
    ['ff000000 ff0000ff', 'the brightness of LED 1 is 255; it must be 0 to 100, as two hexadecimal digits 00 to 64', 1],
    ['ff0000ff 99 ff', 'the brightness of LED 0 is 255; it must be 0 to 100, as two hexadecimal digits 00 to 64', 0],
  ])('%j', async (line, wrong, led) => {
    const { end, lines } = await lit(`echo 00ff0000ff00 >&3; echo '${line}' >&3; sleep 5`);
    expect(end.cause).toEqual(refused(`Line 2 of the lights: ${wrong}.`));
    expect(end.evidence).toEqual(led === undefined ? { frame: 1 } : { frame: 1, led });
    expect(end.signal).toBe('SIGKILL');
    expect(end.wallMs).toBeLessThan(1_500);
    expect(lines).toEqual(['00ff006400ff0064']);
  });

  test('but by its rules a tree may be brighter', async () => {
    expect((await lit('echo ff0000ff00ff00c8 >&3', { brightest: 255 })).lines).toEqual(['ff0000ff00ff00c8']);
  });

  test('also where the program has ended before it was seen', async () => {
    const { end } = await lit('echo 000000000000 >&3; echo 000000000000 >&3; echo nonsense >&3', { frameUs: 100_000 });
    expect(end.cause).toMatchObject(refused(expect.stringContaining('Line 3 of the lights: it has 8 digits') as unknown as string));
  });

  test('and half a line at the end; of one that failed, beside why', async () => {
    const half = await lit('echo 000000000000 >&3; printf 0000 >&3');
    expect(half.end.cause).toEqual(refused('Line 2 of the lights: the program ended in the middle of it; a line ends with a newline.'));
    const killed = await lit('echo 000000000000 >&3; printf 0000 >&3; kill -9 $$');
    expect(killed.end).toMatchObject({ cause: { kind: 'signal', signal: 'SIGKILL' }, evidence: { halfLine: 2 } });
    expect(killed.lines).toHaveLength(1);
  });
});

describe('whoever means ill', boxes.needed, () => {
  test('and writes a gigabyte without a newline is ended at once, and takes no memory', async () => {
    const { end } = await lit('cat /dev/zero | tr "\\0" 0 | head -c 1073741824 >&3', { leds: 500 });
    expect(end.cause).toEqual(
      refused(
        'Line 1 of the lights: it is longer than 4500 bytes, and so has too many lights or no newline at its end; the tree has 500 LEDs.',
      ),
    );
    expect(end.wallMs).toBeLessThan(1_500);
    expect(end.memoryBytes).toBeLessThan(32 * MiB);
  });

  test('and writes a million frames is held up until its time is over', async () => {
    const { end, frames } = await lit(`yes 000000000000 | head -n 1000000 >&3`, {}, { limits: { wallMs: 1_500 } });
    expect(end.cause).toMatchObject({ kind: 'limit' });
    expect(frames.times.length).toBeGreaterThan(500);
    expect(frames.times.length).toBeLessThan(1_500 + (2 * 4096) / 13 + 400);
  });

  test('and writes what is no text is told what it wrote', async () => {
    const { end } = await lit('head -c 100000 /dev/urandom >&3; sleep 5');
    expect(end.cause).toMatchObject({ kind: 'refused' });
    const told = await lit(`printf '\\377\\033[2Jx 000000\\n' >&3; sleep 5`);
    expect(told.end.cause).toMatchObject(refused(expect.stringContaining(String.raw`LED 0 is "�\u001b[2Jx"`) as unknown as string));
    expect((await lit(`printf '00\\0000 000000\\n' >&3; sleep 5`)).end.cause).toMatchObject({ kind: 'refused' });
  });

  test('and leaves more than there is time for has it shown for that long', async () => {
    const script = 'for i in $(seq 20); do echo 000000000000; done >&3';
    const { end, frames } = await lit(script, { frameUs: 100_000 }, { limits: { wallMs: 1_000 } });
    expect(end.cause).toEqual(wellEnded);
    expect(frames.times.length).toBeLessThanOrEqual(10);
    expect(frames.times.at(-1)).toBeLessThanOrEqual(1_000);
  });

  test('and forks writers has none of them left', async () => {
    const { end } = await lit(`for i in $(seq 20); do (trap '' TERM; while :; do echo 000000000000; done >${LIGHTS}) & done; sleep 0.5`);
    expect(end.cause).toEqual(wellEnded);
    expect(end.wallMs).toBeLessThan(3_000);
  });

  test('and takes the file away, reads it, or puts another there harms itself only', async () => {
    const { end, stdout } = await lit(
      `echo 000000000000 >&3; rm ${LIGHTS}; ln -s /proc/1/mem ${LIGHTS}; (echo x > ${LIGHTS}) 2>/dev/null || echo no; cat <&3 & kill $!; echo 010101010101 >&3`,
    );
    expect([end.cause, stdout]).toEqual([wellEnded, 'no\n']);
  });

  test('and fills the disk before is told of the disk', async () => {
    const files = [{ name: 'large', bytes: new Uint8Array(33 * MiB), executable: false }];
    expect((await lit('true', {}, { job: { files } })).end.cause).toMatchObject({ kind: 'limit', limit: 'disk' });
  });
});
