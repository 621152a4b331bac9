const PROGRAM = /^(samples|tests)\/[^/]+\//;

/** The folder of the program that Run runs of a runtime: the one that is looked at, else the first sample, else the first self-test. */
export function programFolder(looked: string, paths: readonly string[]): string | null {
  const folders = paths.flatMap((path) => PROGRAM.exec(path)?.[0] ?? []).toSorted();
  return PROGRAM.exec(looked)?.[0] ?? folders[0] ?? null;
}
