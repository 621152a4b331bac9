import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CommandLine } from './parse.ts';
import { type ReadRuntime, readRuntime, runtimeFindingLines } from './read-runtime.ts';
import { coloured, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { writeAtomically } from './write-atomically.ts';

/** What should be seen to in the folders of runtimes; 1 where something is an error. */
export async function runtimeLint(line: CommandLine): Promise<number> {
  const read: ReadRuntime[] = [];
  let fixed = 0;
  for (const folder of line.operands) {
    let one = await readRuntime(folder);
    if (line.flag('fix')) {
      fixed += await putRight(one);
      one = await readRuntime(folder);
    }
    read.push(one);
  }
  if (line.flag('json')) {
    await writeJson({
      fixed,
      runtimes: read.map(({ folder, runtime, findings }) => ({ folder, id: runtime?.manifest.id ?? null, findings })),
    });
  } else {
    if (fixed > 0) await write(process.stdout, `${counted(fixed, 'fault')} put right.\n`);
    for (const one of read) {
      const { findings, folder } = one;
      if (findings.length > 0) await write(process.stdout, runtimeFindingLines(one, process.stdout));
      else await write(process.stdout, `${coloured('green', 'Nothing to be seen to', process.stdout)} in ${folder}\n`);
    }
  }
  return read.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

/** One fix after the other, each on what the one before left, until one changes nothing. @returns how many there were */
async function putRight({ folder, findings }: ReadRuntime): Promise<number> {
  const first = findings.find(({ fix }) => fix !== undefined);
  if (!first?.fix) return 0;
  for (const { name, content, executable } of first.fix.files) {
    const file = path.join(folder, name);
    const { mode } = await stat(file);
    if (!executable) await writeAtomically(file, [content]);
    await chmod(file, executable ? mode | 0o111 : mode);
  }
  const after = await readRuntime(folder);
  const isThere = after.findings.some(({ rule, file, line }) => rule === first.rule && file === first.file && line === first.line);
  return isThere ? 0 : 1 + (await putRight(after));
}
