import { describe, expect, test } from 'vitest';
import { findUnpinned, pinAdvice, pinQuestions } from './pins.ts';

const find = (content: string, name = 'cutor.nix') => findUnpinned([{ name, bytes: Buffer.from(content) }]);
const REVISION = '0123456789abcdef0123456789abcdef01234567';

describe('a fetch that nothing pins', () => {
  test.each([
    ['{ pkgs ? import (fetchTarball "https://example.org/a.tar.gz") {} }: pkgs', 'tarball', 'fetchTarball'],
    ['import (builtins.fetchTarball { url = "https://example.org/a.tar.gz"; })', 'tarball', 'builtins.fetchTarball'],
    ['import (fetchTarball https://example.org/a.tar.gz) {}', 'tarball', 'fetchTarball'],
    ['builtins.fetchurl "https://example.org/a.tar.gz"', 'file', 'builtins.fetchurl'],
    ['fetchGit { url = "https://example.org/a.tar.gz"; ref = "main"; }', 'git', 'fetchGit'],
    ['fetchGit { url = "https://example.org/a.tar.gz"; rev = "main"; }', 'git', 'fetchGit'],
  ])('is found: %s', (content, kind, call) => {
    expect(find(content)).toEqual([{ file: 'cutor.nix', line: 1, call, kind, url: 'https://example.org/a.tar.gz', moves: false }]);
  });

  test.each([
    'import (fetchTarball { url = "https://example.org/a.tar.gz"; sha256 = "0x"; })',
    'import (fetchTarball { sha256 = "0x"; url = "https://example.org/${rev}.tar.gz"; })',
    `fetchGit { url = "https://example.org/a"; rev = "${REVISION}"; }`,
    'pkgs.fetchurl { url = "https://example.org/a"; }',
    '# fetchTarball "https://example.org/a.tar.gz"\n1',
    '/* fetchTarball "https://example.org/a.tar.gz"\n */ 1',
    '{ pkgs ? import <nixpkgs> {} }: pkgs.mkShell { }',
  ])('is none: %s', (content) => {
    expect(find(content)).toEqual([]);
  });

  test('is told with its file and line', () => {
    const found = find('# as usual\n{ a = "#"; }\n/* two\nlines */ fetchTarball "https://example.org/a"', 'nix/deps.nix');
    expect(found).toMatchObject([{ file: 'nix/deps.nix', line: 4 }]);
  });

  test('is told with the pin to add', () => {
    const [found] = find('fetchTarball "https://example.org/a.tar.gz"');
    expect(pinAdvice(found!, '0abc')).toBe(
      'cutor.nix line 1: fetchTarball of https://example.org/a.tar.gz is not pinned, and may give something else tomorrow. ' +
        'Write `fetchTarball { url = "https://example.org/a.tar.gz"; sha256 = "0abc"; }`.',
    );
    const [git] = find('fetchGit "https://example.org/a"');
    expect(pinAdvice(git!, '')).toContain('rev = "…";');
  });

  test.each([
    'https://nixos.org/channels/nixos-25.05/nixexprs.tar.xz',
    'https://channels.nixos.org/nixos-unstable/nixexprs.tar.xz',
    'https://github.com/NixOS/nixpkgs/archive/nixos-unstable.tar.gz',
    'https://github.com/NixOS/nixpkgs/archive/refs/heads/master.tar.gz',
    'channel:nixos-unstable',
  ])('of an address that moves is told so: %s', (url) => {
    const [found] = find(`fetchTarball "${url}"`);
    expect(pinAdvice(found!, '')).toContain('name a revision in it');
  });

  test('is not asked for where the address is not known before Nix runs', () => {
    const found = find('[ (fetchTarball "https://example.org/${rev}.tar.gz") (fetchTarball "https://example.org/a") ]');
    expect(pinQuestions(found)).toEqual(['unknown', '', 'tarball', 'https://example.org/a']);
  });
});
