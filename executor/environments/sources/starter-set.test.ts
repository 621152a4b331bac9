import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { STARTER, starterLack, starterRoots } from './starter-set.ts';

const list = JSON.parse(readFileSync(path.join(STARTER, 'packages.json'), 'utf8')) as {
  packages: Record<string, { fixup?: string; uses?: string[] }>;
  pythonModules: Record<string, { uses?: string[] }>;
  aliases: Record<string, string>;
};

test('the roots are each named once, sorted, and hold what programs are linked with', () => {
  const roots = starterRoots();
  expect(roots).toEqual([...new Set(roots)].toSorted());
  expect(roots).toEqual(expect.arrayContaining(['libc6', 'libstdc++6', 'gcc', 'python3', 'python3-numpy', 'bash']));
});

test('what the list names is there: packages that others use, aliases, fixups', () => {
  const fixups = readdirSync(path.join(STARTER, 'fixups'));
  for (const { fixup, uses = [] } of Object.values(list.packages)) {
    expect(Object.keys(list.packages)).toEqual(expect.arrayContaining(uses));
    if (fixup !== undefined) expect(fixups).toContain(`${fixup}.sh`);
  }
  for (const { uses = [] } of Object.values(list.pythonModules))
    expect(Object.keys(list.pythonModules)).toEqual(expect.arrayContaining(uses));
  const names = [...Object.keys(list.packages), 'python3Packages'];
  for (const [alias, name] of Object.entries(list.aliases)) {
    expect(names).toContain(name);
    expect(names).not.toContain(alias);
  }
});

test.each([
  "error: attribute 'cowsay' missing\n\n       at /box/work/cutor.nix:1:55:",
  "error: undefined variable 'cowsay'\n\n       at /box/work/cutor.nix:1:70:",
])('a name that is not there is told, with those that are', (stderr) => {
  const sentence = starterLack(stderr);
  expect(sentence).toMatch(/^The starter set has no cowsay\. It has .*\bgcc, .*python3, .*; and for python3\.withPackages .*numpy/);
  expect(sentence).toMatch(/choose nixpkgs by a revision, or a folder/);
});

test('anything else is not its matter', () => {
  expect(starterLack('error: syntax error, unexpected end of file')).toBeNull();
});
