import { fileURLToPath } from 'node:url';
import type { RuntimeFile } from '../../../contract/runtimes.ts';

/** FOR TESTS ONLY: a package source of a few lines. */
export const PACKAGES = fileURLToPath(new URL('../../../environments/testing/packages', import.meta.url));

const TEXTS = {
  'runtime.json': JSON.stringify({ id: 'hello', name: 'Hello', version: '1.0.0', languages: ['Shell'], entry: 'main.sh' }),
  'cutor.nix':
    '{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { packages = [ pkgs.hello ]; GREETED = "größe\\nb=c"; shellHook = "PATH=${pkgs.hello}/bin:$PATH"; }',
  'run.sh': '#!/bin/sh\nexec sh main.sh\n',
  'samples/größe/main.sh': 'hello\n',
  'tests/greets/main.sh': 'hello; echo "$GREETED"\n',
  'tests/greets/cases/1.in': '',
  'tests/greets/cases/1.out': 'hello\ngröße\nb=c\n',
};

/** FOR TESTS ONLY: a runtime whose packages are those. */
export const HELLO: RuntimeFile[] = Object.entries(TEXTS).map(([name, content]) => ({
  ...{ name, content, encoding: 'utf8' as const },
  executable: name.endsWith('.sh'),
}));
