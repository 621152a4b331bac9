import type { RequestFile } from './request-file.ts';

const APART = ['samples/', 'tests/'];
/** Files about the runtime that no program needs. */
const ABOUT = /^(runtime\.json|README(\.\w+)?|LICEN[CS]E(\.\w+)?|CHANGELOG(\.\w+)?)$/i;

/** Of the files of a runtime's folder, those that go with every program. */
export function ownFiles<T extends Pick<RequestFile, 'name'>>(files: readonly T[]): T[] {
  return files.filter(({ name }) => !APART.some((folder) => name.startsWith(folder)) && !ABOUT.test(name));
}
