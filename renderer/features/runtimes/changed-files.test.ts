import { expect, it } from 'vitest';
import { changedFiles } from './changed-files.ts';

const file = (name: string, content: string, encoding: 'utf8' | 'base64' = 'utf8') => ({ name, content, encoding });

it('tells what was added, removed and changed, in the order of their names', () => {
  const before = [file('run.sh', 'a'), file('cutor.nix', 'same'), file('old', 'gone')];
  expect(changedFiles(before, [file('cutor.nix', 'same'), file('new', 'come'), file('run.sh', 'b')])).toEqual([
    { name: 'new', before: null, after: 'come' },
    { name: 'old', before: 'gone', after: null },
    { name: 'run.sh', before: 'a', after: 'b' },
  ]);
});

it('compares bytes too', () => {
  expect(changedFiles([file('x', 'AAA=', 'base64')], [file('x', 'AAE=', 'base64')])).toHaveLength(1);
  expect(changedFiles([file('x', 'AAA=', 'base64')], [file('x', 'AAA=', 'base64')])).toEqual([]);
});
