import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesName } from '../../rules/profile.ts';
import { holdsProgram, type LinkedProgram, LinkFault, packLink, readLink } from './program-link.ts';

const PROGRAM: LinkedProgram = {
  name: 'a.py',
  source: 'setLEDs([RED] * getLEDCount())\n',
  leds: 500,
  rules: 'plan',
  seed: 7,
  microsPerLed: 30,
};

const packed = (value: unknown): string => `program=1.${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;

describe('a program in a link', () => {
  it('comes out as it went in', async () => {
    const programs = fc.record({
      name: fc.constantFrom('a.py', 'Weihnachten äöü 🎄.py', '...', 'a'.repeat(255)),
      source: fc.string({ unit: 'grapheme', maxLength: 2_000 }),
      leds: fc.integer({ min: 1, max: 10_000 }),
      rules: fc.constantFrom(...rulesName.options),
      seed: fc.nat(0xffff_ffff),
      microsPerLed: fc.integer({ min: 1, max: 10_000 }),
    });
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        expect(await readLink(await packLink(program))).toEqual(program);
      }),
    );
  });

  it('is text that addresses and chats leave as it is', async () => {
    const fragment = await packLink({ ...PROGRAM, source: PROGRAM.source.repeat(20) });
    expect(fragment).toMatch(/^program=1\.[\w-]+$/);
    expect(holdsProgram(fragment)).toBe(true);
    expect(fragment.length).toBeLessThan(300);
  });

  it('is refused where it would be too long, and says what to do', async () => {
    const source = randomBytes(40_000).toString('base64');
    await expect(packLink({ ...PROGRAM, source })).rejects.toThrow(
      /^a\.py is too long for a link: packed it has [\d,]+ characters, and 32,000 is the most\. Send the file itself\.$/,
    );
  });

  it('has a name that every file system takes', async () => {
    for (const name of ['..', 'a/b.py', 'a\\b.py', 'a\n.py', 'a'.repeat(256)]) {
      await expect(packLink({ ...PROGRAM, name })).rejects.toThrow('A link cannot hold the name');
    }
  });

  it('is damaged where anything of it is missing', async () => {
    const whole = await packLink({ ...PROGRAM, source: PROGRAM.source.repeat(3) });
    for (let length = 'program='.length; length < whole.length; length++) {
      await expect(readLink(whole.slice(0, length))).rejects.toThrow('The link is damaged');
    }
  });

  it.each([
    ['nothing', 'program='],
    ['another letter', 'program=1.ab$d'],
    ['no base64', 'program=1.abcde'],
    ['no JSON', `program=1.${deflateRawSync('{').toString('base64url')}`],
    ['no program', packed([])],
    ['too many LEDs', packed({ ...PROGRAM, leds: 10_001 })],
    ['other rules', packed({ ...PROGRAM, rules: 'none' })],
    ['the name of a folder', packed({ ...PROGRAM, name: '../a.py' })],
    ['something beside', packed({ ...PROGRAM, more: 1 })],
    ['a bomb', packed({ ...PROGRAM, source: ' '.repeat(2 << 20) })],
  ])('is damaged where it holds %s', async (_, fragment) => {
    await expect(readLink(fragment)).rejects.toThrow('The link is damaged');
  });

  it('says that it is newer, or too long, before it is unpacked', async () => {
    await expect(readLink('program=2.anything-at-all')).rejects.toThrow('made by a newer Treeline');
    await expect(readLink(`program=1.${'a'.repeat(40_000)}`)).rejects.toThrow('longer than the 32,000 characters');
    await expect(readLink('program=2.anything')).rejects.toBeInstanceOf(LinkFault);
  });

  it('is not every fragment', () => {
    expect(holdsProgram('')).toBe(false);
    expect(holdsProgram('editor')).toBe(false);
  });
});
