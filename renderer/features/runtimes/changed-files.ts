import type { RuntimeFile } from '../../../executor/contract/runtimes.ts';

export interface ChangedFile {
  name: string;
  /** null where it was added */
  before: string | null;
  /** null where it was removed */
  after: string | null;
}

/** What is another in the files of a runtime, by their names. Files that are no text are told as such. */
export function changedFiles(before: readonly RuntimeFile[], after: readonly RuntimeFile[]): ChangedFile[] {
  const [was, is] = [textsOf(before), textsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return names
    .map((name) => ({ name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
    .filter((file) => file.before !== file.after);
}

function textsOf(files: readonly RuntimeFile[]): Map<string, string> {
  return new Map(files.map(({ name, content, encoding }) => [name, encoding === 'base64' ? `bytes, in base64: ${content}` : content]));
}
