import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/test-executor.ts';
import { parseSource } from './parse-source.ts';
import { sourceOverride } from './source-override.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

describe('a source', () => {
  test('is the starter set, a revision of nixpkgs, or what lies on this machine', () => {
    expect(parseSource('starter')).toEqual({ kind: 'starter' });
    expect(parseSource('0123456789abcdef0123456789abcdef01234567')).toMatchObject({ kind: 'nixpkgs' });
    expect(parseSource(folder.path)).toEqual({ kind: 'folder', path: folder.path });
  });

  test('that lies here is known by its whole path', () => {
    expect(parseSource('.')).toEqual({ kind: 'folder', path: process.cwd() });
  });

  test.each(['', 'stater', '/nowhere/at/all', '0123456789ABCDEF0123456789ABCDEF01234567', 'nixos-24.05'])('is not %j', (word) => {
    expect(() => parseSource(word)).toThrow(`not "${word}"`);
  });
});

test('what is named goes before TREELINE_SOURCE, and nothing is overridden where neither is', () => {
  process.env['TREELINE_SOURCE'] = folder.path;
  expect(sourceOverride()).toEqual({ source: { kind: 'folder', path: folder.path } });
  expect(sourceOverride('starter')).toEqual({ source: { kind: 'starter' } });
  delete process.env['TREELINE_SOURCE'];
  expect(sourceOverride()).toEqual({});
});
