import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { RuntimeFile, RuntimeFinding } from '../contract/runtimes.ts';
import { lint } from '../runtimes/lint.ts';
import type { Runtime } from '../runtimes/runtime.ts';
import { UsageFault } from './fault.ts';
import { facts, readFolder } from './read-program.ts';
import { coloured } from './terminal.ts';

/** A folder that should be a runtime, and all that was found in it. */
export interface ReadRuntime {
  folder: string;
  files: readonly RuntimeFile[];
  runtime: Runtime | null;
  findings: readonly RuntimeFinding[];
}

/** A folder travels in one request, of which this many bytes of files fit in whatever they are. */
const BYTES = 40 << 20;
const FILES = 5_000;

/** @throws Fault where it cannot be read, or is no folder */
export async function readRuntime(folder: string): Promise<ReadRuntime> {
  const files = await readRuntimeFiles(folder);
  return { folder, files, ...lint(files) };
}

/** All files of a runtime's folder. @throws Fault where it cannot be read, or is no folder */
export async function readRuntimeFiles(folder: string): Promise<RuntimeFile[]> {
  if (!(await facts(folder)).isDirectory()) throw new UsageFault(`${folder} is a file; name the folder of a runtime.`);
  const moded: RuntimeFile[] = [];
  for (const file of await readFolder(folder, { bytes: BYTES, files: FILES }))
    moded.push({ ...file, executable: await mayBeRun(path.join(folder, file.name)) });
  return moded;
}

/** null where the system does not tell. */
async function mayBeRun(file: string): Promise<boolean | null> {
  return process.platform === 'win32' ? null : ((await stat(file)).mode & 0o111) !== 0;
}

const COLOUR = { error: 'red', warning: 'yellow', info: 'dim' } as const;

/** As compilers print them: `python/run.sh:1: error: … [crlf]`, a line each. */
export function runtimeFindingLines({ folder, findings }: Pick<ReadRuntime, 'folder' | 'findings'>, stream: NodeJS.WriteStream): string {
  return findings
    .map(({ file, line, severity, message, rule }) => {
      const place = `${path.join(folder, file)}${line === null ? '' : `:${line}`}`;
      return `${place}: ${coloured(COLOUR[severity], severity, stream)}: ${message} [${rule}]\n`;
    })
    .join('');
}
