import { describe, expect, test } from 'vitest';
import type { RequestFile } from '../contract/request-file.ts';
import { expressionFiles } from './expression.ts';
import { keyOf, type Ingredients } from './key.ts';

const file = (name: string, content: string): RequestFile => ({ name, content, encoding: 'utf8' });
const key = (files: RequestFile[], other: Partial<Ingredients> = {}) =>
  keyOf({ files: expressionFiles(files), source: 'starter-1', image: 'sha256:1', recipe: 'r1', ...other });

const shell = file('cutor.nix', '{ pkgs ? import <nixpkgs> {} }: pkgs.mkShell { }');

describe("an environment's key", () => {
  test('is 64 hexadecimal digits', () => {
    expect(key([shell])).toMatch(/^[0-9a-f]{64}$/);
  });

  test('does not ask for the order of the files, nor for how they were sent', () => {
    const other = file('nix/list.txt', 'a');
    expect(key([other, shell])).toBe(key([shell, other]));
    expect(key([{ ...shell, content: btoa(shell.content), encoding: 'base64' }])).toBe(key([shell]));
  });

  test('does not follow from files that no expression is made of', () => {
    expect(key([shell, file('main.py', 'print(1)'), file('run.sh', 'python3 main.py')])).toBe(key([shell]));
  });

  test('follows from everything else', () => {
    const keys = [
      key([shell]),
      key([{ ...shell, content: `${shell.content} ` }]),
      key([shell, file('deps.nix', '[ ]')]),
      key([shell, file('nix/deps', '')]),
      key([shell, file('nix/dep', 's')]),
      key([shell], { source: 'starter-2' }),
      key([shell], { image: 'sha256:2' }),
      key([shell], { recipe: 'r2' }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
