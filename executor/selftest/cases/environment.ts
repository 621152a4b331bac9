import type { Case } from '../case.ts';
import { environment } from '../programs.ts';

const LIMITS = { wallMs: 6_000 };

const shellOf = (attributes: string) => `{ pkgs ? import <nixpkgs> { } }:\npkgs.mkShell { ${attributes} }\n`;
const built = (script: string) =>
  `(derivation { name = "x"; system = builtins.currentSystem; builder = "/bin/sh"; args = [ "-c" "${script}" ]; })`;

/** Expressions that do not come to an end, or reach where they may not. */
export const ENVIRONMENT: Case[] = [
  {
    name: 'a shellHook that loops',
    request: environment(shellOf('shellHook = "while :; do :; done";'), LIMITS),
    expected: { code: 'TLE', stage: 'environment', evidence: { bound: 6_000 } },
  },
  {
    name: 'a shellHook that ends the shell',
    request: environment(shellOf('shellHook = "exit 0";'), {}),
    expected: { code: 'EE', stage: 'environment', reason: /shellHook/ },
  },
  {
    name: 'a derivation that never ends',
    request: environment(shellOf(`packages = [ ${built('while :; do :; done')} ];`), LIMITS),
    expected: { code: 'TLE', stage: 'environment', evidence: { bound: 6_000 } },
  },
  {
    name: 'an expression that calls itself without an end',
    request: environment(shellOf('packages = [ (let f = n: f (n + 1); in f 0) ];'), LIMITS),
    expected: { code: 'EE', stage: 'environment', reason: /without an end/ },
  },
  {
    name: 'an expression that fetches from this network',
    request: environment(shellOf('packages = [ (builtins.fetchurl "http://192.168.0.1/x") ];'), {}),
    expected: { code: 'EE', stage: 'environment', reason: /192\.168\.0\.1/ },
  },
];
