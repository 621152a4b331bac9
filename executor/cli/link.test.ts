import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLink } from '../../simulator/program/link/program-link.ts';
import { treeline } from './testing/treeline.ts';

const SHOW = 'setLEDs([RED] * getLEDCount())\n';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'treeline-link-'));
  writeFileSync(path.join(folder, 'show.py'), SHOW);
  writeFileSync(path.join(folder, 'noise.py'), `# ${randomBytes(40_000).toString('base64')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('treeline link', () => {
  it('prints an address that holds the program and its figures', async () => {
    const { code, stdout } = await treeline(['link', 'show.py', '--leds', '200', '--rules', 'deployed', '--seed', '3'], { cwd: folder });
    expect(code).toBe(0);
    const [address, rest] = stdout.split('\n');
    expect(rest).toBe('');
    const { origin, hash } = new URL(address!);
    expect(origin).toBe('http://127.0.0.1:8733');
    expect(await readLink(hash.slice(1))).toEqual({
      name: 'show.py',
      source: SHOW,
      leds: 200,
      rules: 'deployed',
      seed: 3,
      microsPerLed: 30,
    });
  });

  it('says what to do with a program that is too long', async () => {
    const { code, stderr } = await treeline(['link', 'noise.py'], { cwd: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/noise\.py is too long for a link.*Send the file itself\./);
  });
});
