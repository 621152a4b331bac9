import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runtimeId, type RuntimeManifest } from '../contract/runtime-manifest.ts';
import { nearest } from '../nearest.ts';
import { overlaid } from '../request-files.ts';
import { BUNDLED } from '../runtimes/bundled.ts';
import { MANIFEST } from '../runtimes/runtime.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { readFolder } from './read-program.ts';
import { readRuntime } from './read-runtime.ts';
import { write } from './terminal.ts';
import { writeRuntime } from './write-runtime.ts';

/** Begins a runtime as a copy of another, with an id of its own. */
export async function runtimeNew(line: CommandLine): Promise<number> {
  const folder = path.resolve(line.operand);
  const from = await sourceOf(line.text('from') ?? 'cpython');
  const { runtime } = await readRuntime(from);
  if (!runtime) throw new Fault(`${from} is no runtime; see what is wrong with: treeline runtime lint ${from}`);
  if (await isThere(folder)) throw new Fault(`${line.operand} is not empty; name a new folder.`);
  const manifest = {
    ...own(runtime.manifest),
    id: idOf(path.basename(folder)),
    name: line.text('name') ?? path.basename(folder),
    version: '1.0.0',
  };
  const files = await readFolder(from);
  const said = { name: MANIFEST, content: `${JSON.stringify(manifest, null, 2)}\n`, encoding: 'utf8' as const };
  await writeRuntime(folder, overlaid(files, [said]));
  await write(process.stdout, `${line.operand} is a runtime now. Change what it is made of, then: treeline runtime test ${line.operand}\n`);
  return 0;
}

async function isThere(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : [error.code]));
  return names.length > 0;
}

/** What a copy does not take over: whose it is, and its number. */
function own({ number: _number, author: _author, ...rest }: RuntimeManifest): RuntimeManifest {
  return rest;
}

async function sourceOf(word: string): Promise<string> {
  const bundled = await readdir(BUNDLED);
  if (bundled.includes(word)) return path.join(BUNDLED, word);
  if (word.includes('/') || word.includes(path.sep)) return word;
  const meant = nearest(word, bundled);
  throw new UsageFault(
    `There is no runtime "${word}"${meant ? `; did you mean ${meant}?` : ''} There are: ${bundled.join(', ')}; or name a folder, as ./${word}.`,
  );
}

/** A folder's name, made an id. */
function idOf(name: string): string {
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[^a-z]+|[-.]+$/g, '')
    .slice(0, 64);
  if (runtimeId.safeParse(id).success) return id;
  throw new UsageFault(`No id can be made of the folder's name "${name}"; name it with letters, digits and -, as python-numpy.`);
}
