import { describe, expect, test } from 'vitest';
import { indexOf } from './index-of.ts';
import { parseStanzas } from './stanzas.ts';

const HASH = 'a'.repeat(64);

function stanza(name: string, more = ''): string {
  return `Package: ${name}\nVersion: 1:2.0~rc1-3+b1\nArchitecture: amd64\n${more}Filename: pool/${name}.deb\nSize: 123\nSHA256: ${HASH}\n`;
}

function depsOf(stanzas: string[], root: string): Record<string, string[]> {
  const index = indexOf(parseStanzas(stanzas.join('\n')), [root]);
  return Object.fromEntries(Object.entries(index).map(([name, { deps }]) => [name, deps]));
}

describe('an index of packages', () => {
  test('knows of each what is needed to fetch and to prove it, under a name that the Nix store takes', () => {
    expect(indexOf(parseStanzas(stanza('libstdc++6')), ['libstdc++6'])).toEqual({
      'libstdc++6': { version: '1:2.0~rc1-3+b1', file: 'libstdc++6_1_2.0_rc1-3+b1_amd64.deb', sha256: HASH, bytes: 123, deps: [] },
    });
  });

  test('decides alternatives by what was chosen, and takes Pre-Depends for Depends', () => {
    const stanzas = [stanza('a', 'Pre-Depends: x (>= 1)\nDepends: b:any | c (<< 2) [amd64], c\n'), stanza('c'), stanza('x')];
    expect(depsOf(stanzas, 'a')).toEqual({ a: ['c', 'x'], c: [], x: [] });
  });

  test('finds who provides what is no package itself', () => {
    const stanzas = [
      stanza('a', 'Depends: awk, perlapi-5.36.0\n'),
      stanza('mawk', 'Provides: awk\n'),
      stanza('perl-base', 'Provides: perlapi-5.36.0 (= 1), x\n'),
    ];
    expect(depsOf(stanzas, 'a')).toEqual({ a: ['mawk', 'perl-base'], mawk: [], 'perl-base': [] });
    expect(Object.keys(depsOf(stanzas, 'awk'))).toEqual(['mawk']);
  });

  test('goes round a circle once, and leaves out what no root reaches', () => {
    const stanzas = [stanza('libc6', 'Depends: libgcc-s1\n'), stanza('libgcc-s1', 'Depends: libc6\n'), stanza('other')];
    expect(depsOf(stanzas, 'libc6')).toEqual({ libc6: ['libgcc-s1'], 'libgcc-s1': ['libc6'] });
  });

  test('says which root no source has', () => {
    expect(() => depsOf([stanza('a')], 'b')).toThrow('have no package b');
  });

  test('refuses a package without a hash', () => {
    expect(() => depsOf([stanza('a').replace(/SHA256.*\n/, '')], 'a')).toThrow('no SHA256 of a');
  });

  test('reads stanzas with continued lines', () => {
    expect(parseStanzas('Package: a\nTag: x,\n y: z\nSize: 1\n\n\nPackage: b\n')).toEqual([
      { Package: 'a', Tag: 'x,', Size: '1' },
      { Package: 'b' },
    ]);
  });
});
