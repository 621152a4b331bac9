import { describe, expect, test } from 'vitest';
import type { RuntimeFile } from '../contract/runtimes.ts';
import { lint } from './lint.ts';

const MANIFEST = { id: 'mine', name: 'Mine', version: '1.0.0', languages: ['Python'], entry: 'main.py' };
const GOOD: Record<string, string> = {
  'runtime.json': JSON.stringify(MANIFEST),
  'cutor.nix': '{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { packages = [ pkgs.python3 ]; }',
  'run.sh': '#!/bin/sh\n# curl > /etc/x is only said here\nexec python3 main.py "$@" > /tmp/log\n',
  'samples/hello/main.py': 'print(1)',
  'tests/sum/main.py': 'print(1)',
  'tests/sum/cases/1.out': '1',
};

function linted(change: Record<string, string | null> = {}, more: Partial<RuntimeFile> = {}) {
  const files = Object.entries({ ...GOOD, ...change }).flatMap(([name, content]) =>
    content === null ? [] : [{ name, content, encoding: 'utf8' as const, executable: true, ...more }],
  );
  return lint(files);
}
const found = (...args: Parameters<typeof linted>) =>
  linted(...args).findings.map(({ severity, file, line, rule }) => [severity, rule, line === null ? file : `${file}:${line}`].join(' '));

test('nothing is found in a runtime that is whole', () => {
  const { runtime, findings } = linted();
  expect(findings).toEqual([]);
  expect(runtime).toMatchObject({
    manifest: { id: 'mine', engine: 'docker', limits: {} },
    samples: [{ name: 'hello', files: [{ name: 'main.py' }] }],
    tests: [{ name: 'sum', cases: [{ name: '1', expected: '1' }], files: [{ name: 'main.py' }], settings: { verdict: 'OK' } }],
  });
  expect(runtime?.files.map(({ name }) => name)).toEqual(['cutor.nix', 'run.sh']);
});

describe('of a folder is told', () => {
  test.each<[string, Record<string, string | null>]>([
    ['error no-manifest runtime.json', { 'runtime.json': null }],
    ['error bad-json runtime.json:2', { 'runtime.json': '{ "id": "mine",\n  "name": 3 }' }],
    ['error bad-json runtime.json:1', { 'runtime.json': JSON.stringify({ ...MANIFEST, nme: 1 }) }],
    ['error bad-json runtime.json:1', { 'runtime.json': JSON.stringify({ ...MANIFEST, id: 'No Id' }) }],
    ['error bad-json tests/sum/test.json:1', { 'tests/sum/test.json': '{ "verdict": "FINE" }' }],
    ['error no-case tests/sum/cases', { 'tests/sum/cases/README': '' }],
    ['error no-run-script run.sh', { 'run.sh': null }],
    ['error no-program tests/sum', { 'tests/sum/main.py': null }],
    ['error no-entry tests/sum', { 'tests/sum/main.py': null, 'tests/sum/other.py': '' }],
    ['warning no-environment cutor.nix', { 'cutor.nix': null }],
    ['warning no-self-tests tests', { 'tests/sum/main.py': null, 'tests/sum/cases/1.out': null }],
    ['info no-samples samples', { 'samples/hello/main.py': null }],
    ['info proves-little tests/sum', { 'tests/sum/cases/1.out': null }],
    ['warning wants-network run.sh:2', { 'run.sh': '#!/bin/sh\npip install numpy\n' }],
    ['warning writes-outside run.sh:1', { 'run.sh': 'echo x >> /var/log/mine' }],
    [
      'warning unpinned-input cutor.nix:2',
      { 'cutor.nix': '{ pkgs ? \nimport (fetchTarball "https://example.org/a.tar.gz") { } }: pkgs.mkShell { }' },
    ],
  ])('%s', (line, change) => expect(found(change)).toContain(line));

  test('what stands under another name', () => {
    const { findings } = linted({ 'run.sh': null, 'Run.sh': 'x' });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'no-run-script', message: 'It is called Run.sh; rename it run.sh.' }));
  });

  test('a script that may not be executed, where the system tells', () => {
    expect(found({}, { executable: false })).toEqual(['warning not-executable run.sh']);
    expect(found({}, { executable: null })).toEqual([]);
  });
});

describe('a fix', () => {
  test('makes line ends those of a shell, and takes a byte order mark out, and nothing else', () => {
    const script = '\uFEFF#!/bin/sh\r\necho "a\tb"  \r\n';
    const { findings } = linted({ 'run.sh': script });
    expect(findings.map(({ rule }) => rule)).toEqual(['byte-order-mark', 'crlf']);
    for (const { fix } of findings) {
      const [after] = fix?.files ?? [];
      const left = linted({ 'run.sh': after?.content ?? '' }).findings;
      expect(left.length).toBeLessThan(findings.length);
    }
    expect(findings[1]?.fix?.files).toEqual([{ name: 'run.sh', content: '#!/bin/sh\necho "a\tb"  \n' }]);
  });
});
