import { expect, it } from 'vitest';
import { programFolder } from './program-folder.ts';
import { programRequest } from './run-program.ts';

const manifest = { id: 'mine', name: 'Mine', version: '1', languages: ['Shell'], limits: { run: { wallMs: 2_000 } } };
const files = [
  { name: 'runtime.json', content: JSON.stringify(manifest) },
  { name: 'README.md', content: 'About it.' },
  { name: 'run.sh', content: 'exec ./main.sh' },
  { name: 'samples/hello/main.sh', content: 'echo hello' },
  { name: 'tests/echoes/main.sh', content: 'cat' },
  { name: 'tests/echoes/test.json', content: '{ "args": ["x"], "checker": { "kind": "exact" }, "limits": { "run": { "processes": 9 } } }' },
  { name: 'tests/echoes/cases/1.in', content: btoa('one'), encoding: 'base64' as const },
  { name: 'tests/echoes/cases/1.out', content: 'one' },
];
const given = { stdin: 'typed', args: ['y'] };

it('runs the program that is looked at, else the first sample', () => {
  const paths = files.map(({ name }) => name);
  expect(programFolder('tests/echoes/cases/1.in', paths)).toBe('tests/echoes/');
  expect(programFolder('run.sh', paths)).toBe('samples/hello/');
  expect(programFolder('run.sh', ['run.sh'])).toBeNull();
});

it('runs a sample on the files of the runtime, with the input that is given', () => {
  expect(programRequest('run.sh', files, given)).toMatchObject({
    ...given,
    engine: 'docker',
    limits: manifest.limits,
    files: [{ name: 'run.sh' }, { name: 'main.sh', content: 'echo hello' }],
  });
});

it('runs a self-test with its own settings and cases', () => {
  const request = programRequest('tests/echoes/main.sh', files, given);
  expect(request).toMatchObject({
    args: ['x'],
    checker: { kind: 'exact' },
    limits: { run: { wallMs: 2_000, processes: 9 } },
    tests: [{ name: '1', stdin: 'one', expected: 'one' }],
    files: [{ name: 'run.sh' }, { name: 'main.sh', content: 'cat' }],
  });
  expect(request).not.toHaveProperty('stdin');
});

it('says what keeps it from being run', () => {
  expect(() => programRequest('run.sh', files.slice(0, 3), given)).toThrow('no sample and no self-test');
  expect(() => programRequest('run.sh', [{ name: 'runtime.json', content: '{' }, ...files.slice(1)], given)).toThrow(
    'runtime.json cannot be',
  );
});
