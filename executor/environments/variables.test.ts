import { describe, expect, test } from 'vitest';
import { titleOf } from './title.ts';
import { environmentVariables } from './variables.ts';

const dump = (...entries: string[]) => entries.map((entry) => `${entry}\0`).join('');

describe('the variables of an environment', () => {
  test('end at their first =, and may hold anything after it', () => {
    const dumped = dump('PATH=/nix/store/a/bin', 'EMPTY=', 'FLAGS=-Da=b -Dc', 'TEXT=two\nlines\n', 'NAME=Grüße ☃');
    expect(environmentVariables(dumped)).toEqual({
      PATH: '/nix/store/a/bin',
      EMPTY: '',
      FLAGS: '-Da=b -Dc',
      TEXT: 'two\nlines\n',
      NAME: 'Grüße ☃',
    });
  });

  test('are none of the shell, the machine or the build', () => {
    const dumped = dump(
      'HOME=/box/home',
      'TMPDIR=/tmp/x',
      'TEMP=/tmp/x',
      'NIX_BUILD_TOP=/tmp/x',
      'PWD=/',
      'SHLVL=2',
      '_=/usr/bin/env',
      'shellHook=x',
    );
    expect(environmentVariables(dumped)).toEqual({});
  });

  test('have a PATH without folders that are not there, and each once', () => {
    expect(environmentVariables(dump('PATH=/a:/b:/path-not-set:/a:/bin'))).toEqual({ PATH: '/a:/b:/bin' });
  });
});

describe('the title of an environment', () => {
  const path = (name: string) => `/nix/store/${'a'.repeat(32)}-${name}`;

  test('is the packages that it was asked for', () => {
    const variables = {
      nativeBuildInputs: `${path('python3-3.11.2')} ${path('gcc-12')}`,
      buildInputs: ` ${path('gcc-12')} `,
      name: 'nix-shell',
    };
    expect(titleOf(variables)).toBe('python3-3.11.2, gcc-12');
  });

  test('is its name where there are none, and never too long', () => {
    expect(titleOf({ nativeBuildInputs: '', name: 'my-shell' })).toBe('my-shell');
    expect(titleOf({ buildInputs: path('x'.repeat(500)) })).toHaveLength(200);
  });
});
