/** What belongs to the shell, the machine or the build that a variable comes from, and not to the environment. */
const NOT_KEPT = new Set([
  ...['HOME', 'USER', 'LOGNAME', 'SHELL', 'TERM', 'PWD', 'OLDPWD', 'SHLVL', '_', 'TMP', 'TMPDIR', 'TEMP', 'TEMPDIR'],
  ...['NIX_BUILD_TOP', 'NIX_BUILD_CORES', 'NIX_LOG_FD', 'NIX_ENFORCE_PURITY', 'NIX_STORE', 'builder', 'shellHook'],
]);
/** What Nix writes where a build has no PATH, and no folder of that name can be. */
const NO_PATH = '/path-not-set';

/** Linux starts no process with more than 128 KiB in a variable, or, most often, 2 MiB in all, its arguments and a request's own included. */
export const VARIABLES_BYTES = 1 << 20;
const VARIABLE_BYTES = 100_000;

/** The name of a variable that no process would be started with; null where there is none. */
export function tooLarge(variables: Readonly<Record<string, string>>): string | null {
  const found = Object.entries(variables).find(([name, value]) => Buffer.byteLength(`${name}=${value}`) > VARIABLE_BYTES);
  return found?.[0].slice(0, 100) ?? null;
}

/** @param dumped what `env -0` printed: `NAME=value`, each ended by a NUL; a value may hold anything else, `=` and newlines too */
export function environmentVariables(dumped: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const entry of dumped.split('\0')) {
    const at = entry.indexOf('=');
    const name = entry.slice(0, Math.max(at, 0));
    if (name !== '' && !NOT_KEPT.has(name)) variables[name] = entry.slice(at + 1);
  }
  const { PATH: path } = variables;
  if (path !== undefined) variables['PATH'] = [...new Set(path.split(':'))].filter((folder) => folder !== NO_PATH).join(':');
  return variables;
}
