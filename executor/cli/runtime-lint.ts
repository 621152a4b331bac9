import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import type { RuntimeFinding } from '../contract/runtimes.ts';
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

/**
 * One fix after the other, each on what those before left, and each once; those that change nothing, or cannot be made, stop no others.
 * @returns how many there were
 */
async function putRight({ folder, findings }: ReadRuntime, tried: ReadonlySet<string> = new Set()): Promise<number> {
  const first = findings.find((finding) => finding.fix !== undefined && !tried.has(nameOf(finding)));
  if (!first?.fix) return 0;
  for (const { name, content, executable } of first.fix.files) {
    const file = path.join(folder, name);
    try {
      const { mode } = await stat(file);
      if (!executable) await writeAtomically(file, [content]);
      await chmod(file, executable ? mode | 0o111 : mode);
    } catch (error) {
      await write(process.stderr, `treeline: ${file} could not be put right (${(error as Error).message}).\n`);
    }
  }
  const after = await readRuntime(folder);
  const isThere = after.findings.some((finding) => nameOf(finding) === nameOf(first));
  return (isThere ? 0 : 1) + (await putRight(after, new Set([...tried, nameOf(first)])));
}

function nameOf({ rule, file, line }: RuntimeFinding): string {
  return [rule, file, line].join('\0');
}
