import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { treeline } from './testing/treeline.ts';

/** Red for a second, then blue for two. */
const SHOW = 'import time\nn = getLEDCount()\nsetLEDs([RED] * n)\ntime.sleep(1)\nsetLEDs([BLUE] * n)\ntime.sleep(2)\n';

let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-export-'));
  env = { TREELINE_DATA: path.join(folder, 'data') };
  writeFileSync(path.join(folder, 'show.py'), SHOW);
  await call('preview', 'show.py', '--leds', '30', '--seed', '7', '--record');
});
afterAll(() => rmSync(folder, { recursive: true }));

const call = (...args: string[]) => treeline(args, { cwd: folder, env });
const read = (name: string) => readFileSync(path.join(folder, name));
/** Width and height of a PNG (its specification, 11.2.2). */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe('preview', () => {
  test('calls files that have no name as the program is', async () => {
    const { code, stderr } = await call('preview', 'show.py', '--leds', '30', '--gif', '--csv', '--png', '--times', '--size', '64x80');
    expect(stderr).toContain('Wrote show.csv.\nWrote show.png.\nWrote show.gif.\n');
    expect(code).toBe(0);
    expect(read('show.gif').toString('latin1', 0, 6)).toBe('GIF89a');
    expect(read('show.gif').readUInt16LE(6)).toBe(64);
    expect(sizeOf(read('show.png'))).toEqual([64, 80]);
    expect(read('show.csv').toString().split('\n')[1]).toMatch(/^1000\.?\d*,255,0,0,/);
  });
});

describe('export', () => {
  test('writes what was recorded as a sequence, and a sequence as a recording', async () => {
    expect(await call('export', 'show.rec', '--csv', 'there.csv', '--times')).toMatchObject({ code: 0, stderr: 'Wrote there.csv.\n' });
    expect(await call('export', 'there.csv', '--record', 'back.json')).toMatchObject({ code: 0, stderr: 'Wrote back.json.\n' });
    expect(await call('compare', 'show.rec', 'back.json', '--ms', '1')).toMatchObject({ code: 0 });
  });

  test('pictures the frame at a time, or of a number', async () => {
    const names = ['at.png', 'frame.png', 'first.png'];
    for (const [i, moment] of [
      ['--at', '2.5'],
      ['--frame', '2'],
      ['--frame', '1'],
    ].entries()) {
      expect(await call('export', 'show.rec', '--png', names[i]!, ...moment, '--size', '90x60')).toMatchObject({ code: 0 });
    }
    const [at, frame, first] = names.map(read);
    expect(sizeOf(at!)).toEqual([90, 60]);
    expect(at!.equals(frame!)).toBe(true);
    expect(at!.equals(first!)).toBe(false);
  });

  test('has the lights of a submission, as the preview has them', async () => {
    const { stdout } = await call('run', 'show.py', '--leds', '30', '--seed', '7', '--json');
    const { id } = JSON.parse(stdout) as { id: string };
    expect(await call('export', id, '--record', 'run.rec')).toMatchObject({ code: 0 });
    expect(read('run.rec').equals(read('show.rec'))).toBe(true);
  });

  const wrong: [args: string[], code: number, sentence: RegExp][] = [
    [['show.rec'], 2, /Say what to write: --gif, --webm/],
    [['show.rec', '--record'], 2, /--record would write over show\.rec; name another file/],
    [['show.rec', '--png', '--at', 'noon'], 2, /--at is a time in seconds, such as 12\.5, not "noon"/],
    [['show.rec', '--png', '--at', '1', '--frame', '1'], 2, /both name the frame/],
    [['show.rec', '--png', '--size', '1280'], 2, /--size is a width and a height from 16 to 4096 pixels.*not "1280"/],
    [['show.rec', '--mp4', '--size', '33x32'], 2, /--size of a film is of even numbers, and 33x32 is not/],
    [['show.rec', '--png', '--frame', '3'], 1, /There is no frame 3; the last one is 2/],
    [['show.rec', '--png', '--frame', '0'], 2, /--frame is a whole number from 1 to/],
    [['show.rec', '--png', '--at', '3.5'], 1, /There is no frame at 3\.5 s; the show ends at 3/],
    [['show.rec', '--mp4', '--fps', '24'], 2, /--fps is 25 or 30 or 50 or 60, not "24"/],
    [['missing.rec', '--png'], 1, /There is no missing\.rec/],
    [['show.py', '--png'], 1, /show\.py: Line 1: the column "IMPORT TIME" is none of a sequence/],
    [['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '--png'], 1, /There is no recording/],
  ];
  test.each(wrong)('says what is wrong: %j', async (args, code, sentence) => {
    const ended = await call('export', ...args);
    expect(ended.stderr).toMatch(sentence);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(ended.code).toBe(code);
  });

  test.each([
    ['export', 'rec', '{"leds":500,"seed":1,"durationMs":1,"frames":9}\n', ['--csv'], /longer than 64 MB.+Write it as a sequence CSV/],
    ['export', 'json', '{"treeline":"recording","frames":[', ['--csv'], /longer than 64 MB/],
    ['tree show', 'json', '{"treeline":"tree","version":1,', [], /longer than 8 MB/],
    ['preview', 'py', 'x = 1\n', [], /holds more than 32 MiB/],
  ])('%s refuses 200 MB (.%s) before it is read whole', async (command, ending, head, options, sentence) => {
    const huge = path.join(folder, `huge.${ending}`);
    writeFileSync(huge, head);
    truncateSync(huge, 200e6);
    const ended = await call(...command.split(' '), huge, ...options);
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(sentence) });
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  // Elsewhere one is found where its installer puts it.
  test.runIf(process.platform === 'linux')(
    'makes no film without a Chromium, and says what to install before anything is written',
    async () => {
      const ended = await treeline(['export', 'show.rec', '--csv', 'none.csv', '--webm'], {
        cwd: folder,
        env: { ...env, PATH: '', CHROME_PATH: '' },
      });
      expect(ended.stderr).toBe(
        'treeline: A film is encoded by a Chromium, and there is none here: install chromium or Google Chrome, or name one with CHROME_PATH.\n',
      );
      expect(ended.code).toBe(2);
      expect(() => read('none.csv')).toThrow('ENOENT');
      const named = await treeline(['export', 'show.rec', '--mp4'], {
        cwd: folder,
        env: { ...env, CHROME_PATH: path.join(folder, 'show.py') },
      });
      expect(named.stderr).toContain('which is no program');
      expect(named.code).toBe(2);
    },
  );
});
