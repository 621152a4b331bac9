import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { finding } from '../../simulator/rules/finding.ts';
import { system } from '../contract/system.ts';
import { verdict } from '../contract/verdict.ts';
import { treeline } from './testing/treeline.ts';

let folder: string;
let env: { TREELINE_DATA: string };
const file = (name: string, content: string) => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-programs-'));
  env = { TREELINE_DATA: path.join(folder, 'data') };
});
afterAll(() => rmSync(folder, { recursive: true }));

const TWO_FRAMES = 'import time\nsetLEDs([RED] * getLEDCount())\ntime.sleep(1)\nsetLEDs([BLUE] * getLEDCount())\nprint("shown")\n';

describe('check', () => {
  test('a program that the tree accepts is 0', async () => {
    const program = file('good.py', TWO_FRAMES);
    expect(await treeline(['check', program], { env })).toEqual({ code: 0, stdout: 'The tree accepts this program.\n', stderr: '' });
    expect(await treeline(['check', program, '--json'], { env })).toEqual({ code: 0, stdout: '{\n  "findings": []\n}\n', stderr: '' });
  });

  test('an error is 1, at its place', async () => {
    const program = file('bad.py', 'setLEDs([RED] * getLEDCount())\nimport os\n');
    const plain = await treeline(['check', program], { env });
    expect(plain.code).toBe(1);
    expect(plain.stdout).toMatch(/bad\.py:2:\d+: error: .+ \[.+\]\n/);
    const { code, stdout, stderr } = await treeline(['check', program, '--json'], { env });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { findings } = z.strictObject({ findings: z.array(finding) }).parse(JSON.parse(stdout));
    expect(findings.find((f) => f.severity === 'error')).toMatchObject({ line: 2, rule: 'import-not-allowed' });
  });

  test('an ordinary program is told what Python says of it, and of the tree’s rules where they are named', async () => {
    const program = file('ordinary.py', 'import os\nprint(os.name)\n');
    expect(await treeline(['check', program], { env })).toEqual({ code: 0, stdout: 'Python accepts this program.\n', stderr: '' });
    expect((await treeline(['check', program, '--rules', 'plan'], { env })).stdout).toContain('[import-not-allowed]');
    const { code, stdout } = await treeline(['check', file('broken.py', 'import os\nprint(os.name\n')], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/broken\.py:2:6: error: .+never closed.+ \[syntax\]\n$/);
  });

  test('needs no data folder', async () => {
    expect(await treeline(['check', file('good.py', TWO_FRAMES)], { env: { TREELINE_DATA: file('a-file', '') } })).toMatchObject({
      code: 0,
    });
    expect(existsSync(path.join(folder, 'data', 'history.db'))).toBe(false);
  });
});

const told = z.strictObject({
  verdict,
  frames: z.int(),
  durationMs: z.number(),
  leds: z.int(),
  seed: z.int(),
  findings: z.array(finding),
});

describe('preview', () => {
  test('--json tells the verdict and the counts, and nothing else', async () => {
    const { code, stdout, stderr } = await treeline(['preview', file('show.py', TWO_FRAMES), '--leds', '5', '--seed', '9', '--json'], {
      env,
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(told.parse(JSON.parse(stdout))).toMatchObject({ verdict: { code: 'OK' }, frames: 2, leds: 5, seed: 9, findings: [] });
  });

  test('what the program prints comes out, the verdict on stderr', async () => {
    const { code, stdout, stderr } = await treeline(['preview', file('show.py', TWO_FRAMES), '--leds', '5'], { env });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'shown\n' });
    expect(stderr).toMatch(/\nOK .+ \(2 frames of 5 LEDs, .+ on the tree, seed \d+\)\n$/);
  });

  test('people are told what the default tree does, and programs only what they asked for', async () => {
    const program = file('bright.py', 'import time\nsetLEDs([WHITE] * getLEDCount())\ntime.sleep(2)\nsetLEDs([OFF] * getLEDCount())\n');
    const plain = await treeline(['preview', program, '--seed', '1'], { env });
    expect(plain.stderr).toMatch(
      /bright\.py:2:1: warning: The lights take up to 30\.5 A, and the supply gives 10 A.+ \[over-supply\]\nOK .+ \(2 frames of 500 LEDs, at most 30\.5 of 10 A, 99 % light, up to 1 flash a second, 1\.0 frames a second, 2\.03 s on the tree, seed 1\)\n$/,
    );
    const { stdout } = await treeline(['preview', program, '--json'], { env });
    expect(told.parse(JSON.parse(stdout)).findings).toEqual([]);
    const unlit = await treeline(['preview', file('unlit.py', 'getLEDCount()\n'), '--seed', '1'], { env });
    expect(unlit.stderr).toMatch(/\nOK .+ \(0 frames of 500 LEDs, 0\.00 s on the tree, seed 1\)\n$/);
  });

  test('any verdict but OK is 1', async () => {
    const { code, stdout } = await treeline(
      ['preview', file('raises.py', 'setLEDs([RED] * getLEDCount())\nraise ValueError("no")\n'), '--json'],
      { env },
    );
    expect(code).toBe(1);
    expect(told.parse(JSON.parse(stdout))).toMatchObject({ verdict: { code: 'RE' }, frames: 1 });
  });

  test('the rules of the deployed tree are other ones', async () => {
    const program = file('deployed.py', 'x = 1\nx <<= 3\nsetLEDs([RED] * getLEDCount())\nsleep(2)\nprint(x)\n');
    expect((await treeline(['check', program, '--rules', 'plan'], { env })).code).toBe(1);
    expect(await treeline(['check', program, '--rules', 'deployed'], { env })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/deployed\.py:2:1: warning: .+ \[lost-operator\]\n$/),
    });
    const { code, stdout } = await treeline(['preview', program, '--rules', 'deployed', '--leds', '5'], { env });
    expect({ code, stdout }).toEqual({ code: 0, stdout: '1\n' });
  });

  test('the frames go into files, whole or not at all', async () => {
    const csv = path.join(folder, 'show.csv');
    const gif = path.join(folder, 'show.gif');
    const { code, stderr } = await treeline(['preview', file('show.py', TWO_FRAMES), '--leds', '2', '--csv', csv, '--gif', gif], { env });
    expect(code).toBe(0);
    expect(stderr).toContain(`Wrote ${csv}.\n`);
    expect(readFileSync(csv, 'utf8')).toBe('FRAME_ID,R_0,G_0,B_0,R_1,G_1,B_1\n0,255,0,0,255,0,0\n1,0,0,255,0,0,255\n');
    expect(readFileSync(gif).subarray(0, 6).toString()).toBe('GIF89a');
    const unlit = path.join(folder, 'unlit.csv');
    expect(await treeline(['preview', file('unlit.py', 'getLEDCount()\n'), '--csv', unlit], { env })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No file was written: the program set no lights.'),
    });
    expect(existsSync(unlit)).toBe(false);
    const nowhere = await treeline(['preview', file('show.py', TWO_FRAMES), '--leds', '2', '--csv', path.join(folder, 'none', 'x.csv')], {
      env,
    });
    expect(nowhere).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/none\/x\.csv cannot be written \(ENOENT: [^.]+'[^']+none\/x\.csv'\)/),
    });
    expect(await treeline(['preview', file('show.py', TWO_FRAMES), '--leds', '2', '--csv', folder], { env })).toMatchObject({ code: 1 });
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('doctor', () => {
  const report = z.strictObject({ version: z.string(), ok: z.boolean(), checks: system.doctor['~orpc'].outputSchema!.shape.checks });

  test('tells what is there, and is 0 where nothing that is needed is missing', async () => {
    const { code, stdout, stderr } = await treeline(['doctor', '--json'], { env });
    const { ok, checks } = report.parse(JSON.parse(stdout));
    expect({ code, stderr, ok }).toEqual({ code: 0, stderr: '', ok: true });
    expect(checks.map((check) => check.name)).toEqual(
      expect.arrayContaining([
        'Node.js',
        'Pyodide',
        'Python',
        'Data folder',
        'History',
        'Engines',
        'Docker',
        'Display',
        'Workbench',
        'Port',
      ]),
    );
    expect((await treeline(['doctor'], { env })).stdout).toMatch(/^Treeline \d.*\n\nok +\S/);
  });

  test('tells of a data folder that cannot be used, and is 1', async () => {
    const { code, stdout } = await treeline(['doctor', '--json'], { env: { TREELINE_DATA: file('a-file', '') } });
    const { ok, checks } = report.parse(JSON.parse(stdout));
    expect({ code, ok }).toEqual({ code: 1, ok: false });
    expect(checks.find((check) => check.status === 'failed')?.fix).toContain('TREELINE_DATA');
    expect(checks.map((check) => check.name)).toContain('Node.js');
  });
});
