import type { RequestInput } from '../../../executor/contract/request.ts';

type File = RequestInput['files'][number];

/** A program of one file is called what the scripts of its runtime begin with: whatever its tab is called, they know no other name. */
export function namedFor(entry: string | null, files: File[]): File[] {
  const [only, ...others] = files;
  if (entry === null || !only || others.length > 0 || extensionOf(only.name) !== extensionOf(entry)) return files;
  return [{ ...only, name: entry }];
}

function extensionOf(name: string): string {
  return /\.[^./]+$/.exec(name)?.[0].toLowerCase() ?? '';
}
