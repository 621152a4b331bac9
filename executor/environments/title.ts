import { packageName } from './store-path.ts';

/** Where stdenv says what a shell is made of. */
const INPUTS = ['nativeBuildInputs', 'buildInputs', 'propagatedNativeBuildInputs', 'propagatedBuildInputs'];
const LONGEST = 200;

/** The packages that a shell was asked for, for people. */
export function titleOf(variables: Readonly<Record<string, string>>): string {
  const paths = INPUTS.flatMap((name) => variables[name]?.split(/\s+/) ?? []).filter((path) => path.startsWith('/nix/store/'));
  const title = [...new Set(paths.map(packageName))].join(', ') || (variables['name'] ?? 'no packages');
  return title.length > LONGEST ? `${title.slice(0, LONGEST - 1)}…` : title;
}
