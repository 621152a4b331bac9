import { stat } from 'node:fs/promises';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { readTree, type ReadTree } from '../../simulator/tree/model/read-tree.ts';
import { Fault } from './fault.ts';
import { readFileAs } from './read-file.ts';
import { withClient } from './with-client.ts';

/** The tree of a file; without such a file, the saved one of that name. */
export async function treeNamed(nameOrFile: string): Promise<ReadTree> {
  const found = await stat(nameOrFile).catch(() => null);
  if (found !== null && !found.isDirectory()) return readFileAs(nameOrFile, (chunks) => readTree(chunks, path.parse(nameOrFile).name));
  const saved = await savedTree(nameOrFile);
  if (saved !== null) return { tree: saved, coordinates: null };
  if (found !== null) throw new Fault(`${nameOrFile} is a folder; name a file, or a saved tree.`);
  throw new Fault(`There is no file ${nameOrFile}, and no saved tree of that name; \`treeline tree list\` shows those that are saved.`);
}

function savedTree(name: string) {
  return withClient(async (client) => {
    try {
      return await client.trees.get({ name });
    } catch (error) {
      // What can be no name names nothing either.
      if (error instanceof ORPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) return null;
      throw error;
    }
  });
}
