import { expect, test } from 'vitest';
import { testsOfFiles } from './tests-of-files.ts';

const file = (name: string, content = '', encoding: 'utf8' | 'base64' = 'utf8') => ({ name, content, encoding });

test('files of a folder are test cases, by their names', () => {
  const { tests, faults } = testsOfFiles([
    file('10.in', 'ten'),
    file('10.out', '10\n'),
    file('2.in', 'two'),
    file('2.ans', '2\n'),
    file('2.args', '--twice\nwith a blank\n'),
    file('edge/none.out', ''),
    file('.DS_Store', 'x'),
    file('edge/.gitkeep'),
    file('edge/none.args', ''),
    file('2.files/data/a.txt', 'a'),
    file('2.files/b', 'Yg==', 'base64'),
  ]);
  expect(faults).toEqual([]);
  expect(tests).toEqual([
    {
      name: '2',
      stdin: 'two',
      expected: '2\n',
      args: ['--twice', 'with a blank'],
      files: [file('data/a.txt', 'a'), file('b', 'Yg==', 'base64')],
    },
    { name: '10', stdin: 'ten', expected: '10\n' },
    { name: 'edge/none', expected: '', args: [] },
  ]);
});

test('what is no test is said', () => {
  const { tests, faults } = testsOfFiles([file('README.md'), file('a.in', '/w==', 'base64'), file('b.out', '1'), file('b.ans', '2')]);
  expect(faults).toEqual([
    'README.md is no part of a test: those are NAME.in, NAME.out or NAME.ans, NAME.args, and what lies in NAME.files.',
    'a.in is not text in UTF-8; what a test writes or reads is.',
    'The test b has both a .out and a .ans; keep one of them.',
  ]);
  expect(tests).toEqual([{ name: 'b', expected: '1' }]);
});
