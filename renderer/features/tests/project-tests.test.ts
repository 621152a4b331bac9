import { expect, it } from 'vitest';
import { testRequestOf } from './project-tests.ts';

const base64 = (text: string) => btoa(text);

it('takes the test cases out of the program’s files, from a disk or not', () => {
  const request = testRequestOf({
    files: [
      { name: 'main.py', content: 'x' },
      { name: 'tests/2.in', content: base64('two'), encoding: 'base64' },
      { name: 'tests/2.out', content: '2' },
      { name: 'tests/10.out', content: '10' },
    ],
    stdin: 'of the plain run',
    args: ['a'],
  });
  expect(request).toEqual({
    files: [{ name: 'main.py', content: 'x' }],
    args: ['a'],
    tests: [
      { name: '2', stdin: 'two', expected: '2' },
      { name: '10', expected: '10' },
    ],
  });
});

it('says what is no test case', () => {
  const files = [{ name: 'tests/1.in', content: base64('\xff'), encoding: 'base64' as const }];
  expect(() => testRequestOf({ files })).toThrow('In tests: 1.in is not text in UTF-8');
});
