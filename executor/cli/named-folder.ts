import { existsSync } from 'node:fs';
import path from 'node:path';
import type { RuntimeFile, RuntimeInfo } from '../contract/runtimes.ts';
import { MANIFEST } from '../runtimes/runtime.ts';
import type { TreelineClient } from '../server/router.ts';
import { readRuntimeFiles } from './read-runtime.ts';

/**
 * Whether FOLDER|ID names a folder: one with a runtime.json, where the word has a / or a dot in it or no runtime has that id or number; what is
 * no runtime's id may be a folder that is still to become one.
 */
export function namesFolder(operand: string, items: readonly Pick<RuntimeInfo, 'id' | 'number'>[]): boolean {
  const isId = items.some(({ id, number }) => id === operand || String(number) === operand);
  if (existsSync(path.join(operand, MANIFEST))) return !isId || /[/\\.]/.test(operand);
  return !isId && (existsSync(operand) || /[/\\]/.test(operand));
}

/**
 * What FOLDER|ID names, as requests take it.
 * @param isMeant which of the runtimes here an id may be of; default: any
 * @throws Fault where the folder cannot be read
 */
export async function folderOrId(
  client: TreelineClient,
  operand: string,
  isMeant: (info: RuntimeInfo) => boolean = () => true,
): Promise<{ files: RuntimeFile[] } | { id: string }> {
  const { items } = await client.runtimes.list();
  return namesFolder(operand, items.filter(isMeant)) ? { files: await readRuntimeFiles(operand) } : { id: operand };
}
