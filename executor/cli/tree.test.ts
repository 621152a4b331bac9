import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toCsv } from '../../simulator/recording/csv.ts';
import { encodeRecording } from '../../simulator/recording/recording-file.ts';
import { treeline } from './testing/treeline.ts';

let folder: string;
let env: { TREELINE_DATA: string };
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const saved = (tree: object) => JSON.stringify({ treeline: 'tree', version: 1, ...tree });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-tree-'));
  env = { TREELINE_DATA: path.join(folder, 'data') };
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('tree show', () => {
  test('tells what a coordinate file says, whatever it is called', async () => {
    const gift = file('hall.bin', '\uFEFF-1,0,0\r\n1,0,2\r\n1,0,2');
    const { code, stdout, stderr } = await treeline(['tree', 'show', gift, '--json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      leds: 3,
      name: 'hall',
      format: 'gift',
      duplicates: 1,
      positions: [
        [-1, 0, 0],
        [1, 0, 2],
        [1, 0, 2],
      ],
    });
    expect((await treeline(['tree', 'show', gift])).stdout).toMatch(
      /LEDs +3\nLights +coordinates \(gift\)\nIn one place +1 LED with another\n/,
    );
  });

  test('tells of a saved tree', async () => {
    const tree = file(
      'slow.json',
      saved({ leds: 100, dead: [3], order: 'GRB', speed: { microsPerLed: 120 }, lights: { shape: 'spiral' } }),
    );
    const { stdout } = await treeline(['tree', 'show', tree]);
    expect(stdout).toMatch(
      /Lights +spiral\nColours +GRB\nDead +3\nSpeed +120 µs an LED \(Raspberry Pi 3\): at most 83.3 frames a second\n/,
    );
  });

  test.each([
    ['ragged.csv', '1,2,3\n1,2\n', /ragged\.csv: Line 2: this line has 2 values; x,y,z has 3/],
    ['typo.json', saved({ lights: { shape: 'star' } }), /typo\.json: Line 1: lights\.shape must be "cone" or/],
    ['comma.json', '{\n  "treeline": "tree"\n  "version": 1\n}', /comma\.json: Line 3: This is no JSON, and so not a tree: a "," should/],
  ])('says in one sentence what is wrong with %s', async (name, content, sentence) => {
    const { code, stdout, stderr } = await treeline(['tree', 'show', file(name, content)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('writes the places of its lights, in the format that the name asks for', async () => {
    const tree = file('spiral.json', saved({ leds: 20, lights: { shape: 'spiral' } }));
    const shown = JSON.parse((await treeline(['tree', 'show', tree, '--json'])).stdout);
    for (const [name, format] of [
      ['out.csv', 'gift'],
      ['out.twinkly.json', 'twinkly'],
    ] as const) {
      const out = path.join(folder, name);
      expect(await treeline(['tree', 'show', tree, '--write', out])).toMatchObject({ code: 0, stderr: `Wrote ${out}.\n` });
      const back = JSON.parse((await treeline(['tree', 'show', out, '--json'])).stdout);
      expect(back).toMatchObject({ leds: 20, format, missing: [] });
      expect(back.positions[10][2]).toBeCloseTo(shown.positions[10][2], 4);
    }
  });

  test('says what is no file', async () => {
    expect((await treeline(['tree', 'show', path.join(folder, 'none')], { env })).stderr).toMatch(
      /There is no file .*none, and no saved tree of that name; `treeline tree list` shows those that are saved\.\n$/,
    );
    expect((await treeline(['tree', 'show', folder], { env })).stderr).toMatch(/is a folder; name a file, or a saved tree\.\n$/);
  });
});

describe('saved trees', () => {
  test('are saved, told of, replaced where that is said, and removed', async () => {
    const hall = file('hall.json', saved({ name: 'Hall', leds: 100, dead: [3, 4, 5], lights: { shape: 'spiral' } }));
    const told = async (...args: string[]) => treeline(['tree', ...args], { env });
    expect(await told('list')).toMatchObject({ code: 0, stdout: 'No tree is saved.\n' });
    expect(await told('save', hall)).toEqual({ code: 0, stdout: 'Saved Hall: 100 LEDs, spiral.\n', stderr: '' });
    expect(await told('save', hall)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'treeline: There is a tree Hall already; give another name with --name, or replace it with --force.\n',
    });
    expect(await told('save', hall, '--force')).toMatchObject({ code: 0, stdout: 'Replaced Hall: 100 LEDs, spiral.\n' });
    expect(await told('save', 'Hall', '--name', 'Attic', '--json')).toMatchObject({
      stdout: '{\n  "name": "Attic",\n  "replaced": false\n}\n',
    });
    expect((await told('list')).stdout).toMatch(/^Attic +100 LEDs +spiral +plan +\d{4}-.+\nHall +100 LEDs +spiral +plan +\d{4}-.+\n$/);
    const out = path.join(folder, 'shared.json');
    const shown = await told('show', 'Attic', '--write', out);
    expect(shown).toMatchObject({ code: 0, stderr: `Wrote ${out}.\n` });
    expect(shown.stdout).toMatch(/Name +Attic\n(.*\n)*Dead +3-5\n/);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ treeline: 'tree', name: 'Attic', lights: { shape: 'spiral' } });
    expect(await told('remove', 'Attic')).toMatchObject({ code: 0, stdout: 'Removed Attic.\n' });
    expect(await told('remove', 'Attic')).toMatchObject({ code: 1, stderr: 'treeline: There is no saved tree Attic.\n' });
    expect(JSON.parse((await told('list', '--json')).stdout)).toMatchObject({ items: [{ name: 'Hall' }] });
    expect(await told('remove', 'Hall')).toMatchObject({ code: 0 });
  });

  test('may be made of coordinates, and are named by what they were measured for', async () => {
    const places = file('garden.csv', '-1,0,0\n1,0,2\n');
    expect((await treeline(['tree', 'save', places], { env })).stdout).toBe('Saved garden: 2 LEDs, coordinates.\n');
    expect(await treeline(['tree', 'save', places, '--name', ' '], { env })).toMatchObject({ code: 2, stdout: '' });
    expect((await treeline(['tree', 'remove', 'garden'], { env })).code).toBe(0);
  });
});

describe('compare', () => {
  const golden = {
    leds: 2,
    seed: 0,
    durationMs: 2_000,
    times: Float64Array.from([0, 1_000]),
    lines: Uint32Array.from([3, 5]),
    states: Uint8Array.from([255, 0, 0, 100, 0, 0, 0, 0, 0, 0, 255, 100, 0, 0, 0, 0]),
  };
  const other = { ...golden, states: golden.states.with(8, 9) };

  test('is 0 where both show the same, however they are written', async () => {
    const [a, b] = [file('a.rec', encodeRecording(golden)), file('a.csv', [...toCsv(golden, 'FRAME_TIME')].join(''))];
    expect(await treeline(['compare', a, b])).toEqual({ code: 0, stdout: 'They show the same.\n', stderr: '' });
  });

  test('is 1 where they differ, with the place and a picture', async () => {
    const [a, b] = [file('a.rec', encodeRecording(golden)), file('b.rec', encodeRecording(other))];
    const picture = path.join(folder, 'difference.png');
    const plain = await treeline(['compare', a, b, '--picture', picture]);
    expect(plain.code).toBe(1);
    expect(plain.stdout).toBe(
      '1 LED of 2 differs, for 1.00 s in all.\n' +
        'First LED 0 at 1.00 s, by 9.0: (0, 0, 255, 100) in frame 2, line 5, and (9, 0, 255, 100) in frame 2, line 5.\n' +
        'Most  LED 0 at 1.00 s, by 9.0: (0, 0, 255, 100) in frame 2, line 5, and (9, 0, 255, 100) in frame 2, line 5.\n',
    );
    expect(plain.stderr).toBe(`Wrote ${picture}.\n`);
    expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
    const { code, stdout } = await treeline(['compare', a, b, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      same: false,
      differing: 1,
      worst: { led: 0, by: 9, a: { frame: 1, line: 5 } },
      perLed: { most: [9, 0], ms: [1_000, 0] },
    });
    expect((await treeline(['compare', a, b, '--light', '9'])).code).toBe(0);
  });

  test('says what is no recording', async () => {
    const [a, b] = [file('a.rec', encodeRecording(golden)), file('b.csv', 'FRAME_ID,R_0,G_0,B_0\n0,1,2,300\n')];
    const { code, stderr } = await treeline(['compare', a, b]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/b\.csv: Line 2: B_0 is 300; a colour goes from 0 to 255\.\n$/);
  });

  test('takes what preview writes, in every form', async () => {
    const program = file('golden.py', 'import time\nsetLEDs([RED] * getLEDCount())\ntime.sleep(2)\nsetLEDs([OFF] * getLEDCount())\n');
    const [rec, json, csv] = ['golden.rec', 'golden.json', 'golden.csv'].map((name) => path.join(folder, name));
    const played = await treeline(['preview', program, '--leds', '20', '--record', rec!, '--csv', csv!, '--times'], { env });
    expect(played.stderr).toContain(`Wrote ${rec}.\nWrote ${csv}.\n`);
    await treeline(['preview', program, '--leds', '20', '--record', json!], { env });
    expect(JSON.parse(readFileSync(json!, 'utf8'))).toMatchObject({ treeline: 'recording', leds: 20, frames: [{ line: 2 }, { line: 4 }] });
    for (const other of [json, csv]) expect(await treeline(['compare', rec!, other!])).toMatchObject({ code: 0 });
  });

  test('needs two', async () => {
    const { code, stderr } = await treeline(['compare', 'a.rec']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/compare needs a B\. The form is: treeline compare A B/);
    expect((await treeline(['compare', 'a', 'b', 'c'])).stderr).toMatch(/compare takes no "c" beside "b"/);
  });
});

describe('preview --tree', () => {
  const BRIGHT = 'import time\nsetLEDs([WHITE] * getLEDCount())\ntime.sleep(2)\nsetLEDs([OFF] * getLEDCount())\n';

  test('plays for the tree, and tells what its supply does not give', async () => {
    const program = file('bright.py', BRIGHT);
    const tree = file('weak.json', saved({ leds: 100, supply: { amperes: 2 } }));
    const plain = await treeline(['preview', program, '--tree', tree], { env });
    expect(plain.code).toBe(0);
    expect(plain.stderr).toMatch(/bright\.py:2:1: warning: The lights take up to 6\.1 A, and the supply gives 2 A.+\[over-supply\]\nOK/);
    expect(plain.stderr).toContain('2 frames of 100 LEDs');
    const { stdout } = await treeline(['preview', program, '--tree', tree, '--json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ leds: 100, measured: { amperes: { peak: expect.closeTo(6.1, 3) }, flashesPerSecond: 1 } });
  });

  test('bakes at the speed of the tree, and tells its pace', async () => {
    const program = file('busy.py', 'while True:\n    setLEDs([RED] * getLEDCount())\n');
    const tree = file('pi.json', saved({ name: 'Pi', leds: 500, speed: { microsPerLed: 120 }, supply: { amperes: 40 } }));
    const { stdout } = await treeline(['preview', program, '--tree', tree, '--json'], { env });
    const told = JSON.parse(stdout);
    // 60 ms a frame
    expect(told).toMatchObject({ tree: 'Pi', frames: 750, measured: { framesPerSecond: expect.closeTo(1_000 / 60, 6) } });
    expect(told.measured.durationMs).toBeCloseTo(told.durationMs, 6);
    const rules = told.findings.map((finding: { rule: string }) => finding.rule);
    expect(rules).toContain('set-too-often');
    expect(new Set(rules).size).toBe(rules.length);
  });

  test('tells of each of several trees, and is 1 where one of them fails', async () => {
    const program = file('five.py', 'import time\nsetLEDs([RED] * 5)\ntime.sleep(2)\nsetLEDs([OFF] * 5)\n');
    const [five, six] = [file('five.json', saved({ name: 'Five', leds: 5 })), file('six.json', saved({ name: 'Six', leds: 6 }))];
    const plain = await treeline(['preview', program, '--tree', five, '--tree', six], { env });
    expect(plain.code).toBe(1);
    expect(plain.stderr).toMatch(/^On Five:\nOK .+5 LEDs.+\nOn Six:\n(.+\n)*RE .+\n$/);
    const { code, stdout } = await treeline(['preview', program, '--tree', five, '--tree', five, '--json'], { env });
    expect(code).toBe(0);
    const { results } = JSON.parse(stdout);
    expect(results).toMatchObject([
      { tree: 'Five', verdict: { code: 'OK' } },
      { tree: 'Five', seed: results[0].seed },
    ]);
    const files = await treeline(['preview', program, '--tree', five, '--tree', six, '--gif', 'x.gif'], { env });
    expect(files).toMatchObject({ code: 2, stderr: expect.stringContaining('name one tree to write it') });
  });

  test('plays for a tree with one thing changed', async () => {
    const program = file('red.py', 'import time\nsetLEDs([RED] * getLEDCount())\ntime.sleep(2)\nsetLEDs([OFF] * getLEDCount())\n');
    const tree = file('ten.json', saved({ name: 'Ten', leds: 10 }));
    const plain = await treeline(['preview', program, '--tree', tree, '--vary', 'dead', '--vary', 'half'], { env });
    expect(plain.stderr).toMatch(
      /^On Ten:\nOK .+10 LEDs.+\nOn Ten, half as many LEDs:\nOK .+5 LEDs.+\nOn Ten, every tenth dead:\nOK .+10 LEDs.+\n$/,
    );
    const { stdout } = await treeline(['preview', program, '--leds', '20', '--vary', 'dead', '--json'], { env });
    const { results } = JSON.parse(stdout);
    expect(results).toMatchObject([
      { tree: 'Tree', leds: 20 },
      { tree: 'Tree', variant: 'dead' },
    ]);
    // Two of twenty are dark: what they are told is the same.
    const [whole, dead] = results.map(({ measured }: { measured: { brightness: { peak: number } } }) => measured.brightness.peak);
    expect(dead / whole).toBeCloseTo(0.9, 6);
    expect(results[1].findings).toEqual(results[0].findings);
    const places = file('places.csv', '-1,0,0\n1,0,2\n');
    expect(await treeline(['preview', program, '--tree', places, '--vary', 'double'], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('places cannot be varied by double'),
    });
    expect(await treeline(['preview', program, '--vary', 'red'], { env })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--vary is half or double or swapped or dead or rules or pi-3 or all, not "red"/),
    });
  });

  test('takes a saved tree by its name; check and run do so too', async () => {
    const tree = file('wall.json', saved({ name: 'Wall', leds: 7, rules: 'deployed' }));
    await treeline(['tree', 'save', tree], { env });
    const program = file('deployed.py', 'setLEDs([RED] * getLEDCount())\nsleep(2)\n');
    expect((await treeline(['preview', program, '--tree', 'Wall'], { env })).stderr).toMatch(/^OK .+1 frame of 7 LEDs/m);
    expect((await treeline(['check', program, '--tree', 'Wall'], { env })).code).toBe(0);
    expect((await treeline(['check', program], { env })).code).toBe(1);
    const { stdout } = await treeline(['run', program, '--tree', 'Wall', '--json'], { env });
    expect(JSON.parse(stdout)).toMatchObject({ verdict: { code: 'OK' }, recording: { leds: 7 } });
    expect(await treeline(['check', program, '--tree', 'Wal'], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no saved tree'),
    });
  });

  test('draws the tree', async () => {
    const tree = file('two.csv', '-1,0,0\n1,0,2\n');
    const gif = path.join(folder, 'two.gif');
    const { code } = await treeline(['preview', file('bright.py', BRIGHT), '--tree', tree, '--gif', gif], { env });
    expect(code).toBe(0);
    expect(readFileSync(gif).subarray(0, 6).toString()).toBe('GIF89a');
  });

  test('counts its LEDs itself', async () => {
    const { code, stderr } = await treeline(['preview', file('bright.py', BRIGHT), '--tree', 'x', '--leds', '5'], { env });
    expect(code).toBe(2);
    expect(stderr).toContain('leave --leds out');
  });
});
