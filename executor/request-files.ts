import type { RequestFile } from './contract/request-file.ts';

export function bytesOf({ content, encoding }: RequestFile): Buffer {
  return Buffer.from(content, encoding);
}

/** U+FFFD for what is no UTF-8. */
export function textOf(file: RequestFile): string {
  return file.encoding === 'utf8' ? file.content : bytesOf(file).toString('utf8');
}

/** Files, and others beside them or, where they have the same name, in their place. */
export function overlaid<T extends { name: string }>(files: readonly T[], others: readonly T[]): T[] {
  const own = new Set(others.map(({ name }) => name));
  return [...files.filter(({ name }) => !own.has(name)), ...others];
}
