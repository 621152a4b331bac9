import { z } from 'zod';
import { lineOf } from '../../led/reading/json-lines.ts';
import { parseJson } from '../../led/reading/parse-json.ts';
import { ReadFault } from '../../led/reading/read-fault.ts';
import { TREE_FILE_VERSION, treeFile, type TreeFile } from './tree-file.ts';

const kind = z.object({ treeline: z.literal('tree'), version: z.int().min(1) });

/** @throws ReadFault with the line and the field, where the text is no tree, or a wrong one */
export function readTreeModel(text: string): TreeFile {
  const { version } = parseJson(text, kind, 'a tree');
  if (version > TREE_FILE_VERSION) {
    throw new ReadFault(
      `This tree is in version ${version} of the format, and this Treeline reads up to ${TREE_FILE_VERSION}; update it.`,
      { field: 'version', line: lineOf(text, ['version']) },
    );
  }
  return parseJson(text, treeFile, 'a tree');
}

/** The text of a tree's file: one value a line, and a line for each place. */
export function writeTreeModel(tree: TreeFile): string {
  const text = JSON.stringify(tree, null, 2);
  return `${text.replaceAll(/\[\n\s+(\S+),\n\s+(\S+),\n\s+(\S+)\n\s+\]/g, '[$1, $2, $3]')}\n`;
}
