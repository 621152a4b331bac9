import { readdir } from 'node:fs/promises';
import { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { table, write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';
import { writeRuntime } from './write-runtime.ts';

/** The files of a runtime: their names, or all of them into a folder. */
export async function runtimeFiles(line: CommandLine): Promise<number> {
  const folder = line.text('out');
  const { files } = await withClient((client) => client.runtimes.files({ id: line.operand }));
  if (folder !== undefined) {
    const there = await readdir(folder).catch(() => []);
    if (there.length > 0) throw new Fault(`${folder} is not empty; name a new folder.`);
    await writeRuntime(folder, files);
    await write(process.stdout, `${folder} holds ${line.operand} now.\n`);
  } else if (line.flag('json')) await writeJson({ files });
  else await write(process.stdout, table(files.map(({ name }) => [name])));
  return 0;
}
