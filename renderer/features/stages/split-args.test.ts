import { expect, it } from 'vitest';
import { joinArgs, splitArgs } from './split-args.ts';

it('splits arguments as a shell does', () => {
  expect(splitArgs('')).toEqual([]);
  expect(splitArgs('  one   two ')).toEqual(['one', 'two']);
  expect(splitArgs(`--name "Ada Lovelace" 'it''s' "" a\\ b`)).toEqual(['--name', 'Ada Lovelace', 'its', '', 'a b']);
  expect(splitArgs(`"a \\" b" 'c \\ d'`)).toEqual(['a " b', 'c \\ d']);
  expect(splitArgs('"never closed')).toEqual(['never closed']);
});

it('joins arguments to a line that is split into the same', () => {
  const args = ['--name', 'Ada Lovelace', "it's", '', 'a\\ b', '"quoted"', '$HOME', 'x=1'];
  expect(splitArgs(joinArgs(args))).toEqual(args);
  expect(joinArgs(['--count', '3', 'in/file.txt'])).toBe('--count 3 in/file.txt');
});
