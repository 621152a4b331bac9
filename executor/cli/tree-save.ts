import { ORPCError } from '@orpc/client';
import { treeFile } from '../../simulator/tree/model/tree-file.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { write, writeJson } from './terminal.ts';
import { treeNamed } from './tree-named.ts';
import { counted } from './verdict-line.ts';
import { withClient } from './with-client.ts';

/** Saves a tree under its name or another; one that is there is only replaced where that is said. */
export async function treeSave(line: CommandLine): Promise<number> {
  const wanted = treeFile.shape.name.unwrap().optional().safeParse(line.text('name'));
  if (!wanted.success) throw new UsageFault('--name is a name of 1 to 100 characters.');
  const { tree: read } = await treeNamed(line.operand);
  const tree = { ...read, name: wanted.data ?? read.name };
  const { replaced } = await withClient((client) =>
    client.trees.save({ tree, replace: line.flag('force') }).catch((error: unknown) => {
      if (!(error instanceof ORPCError && error.code === 'NAME_TAKEN')) throw error;
      throw new Fault(`There is a tree ${tree.name} already; give another name with --name, or replace it with --force.`, { cause: error });
    }),
  );
  if (line.flag('json')) await writeJson({ name: tree.name, replaced });
  else
    await write(process.stdout, `${replaced ? 'Replaced' : 'Saved'} ${tree.name}: ${counted(tree.leds, 'LED')}, ${tree.lights.shape}.\n`);
  return 0;
}
