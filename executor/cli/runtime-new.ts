import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runtimeId, type RuntimeManifest } from '../contract/runtime-manifest.ts';
import type { RuntimeFile } from '../contract/runtimes.ts';
import { nearest } from '../nearest.ts';
import { overlaid } from '../request-files.ts';
import { BUNDLED } from '../runtimes/bundled.ts';
import { lint } from '../runtimes/lint.ts';
import { MANIFEST } from '../runtimes/runtime.ts';
import { Fault, UsageFault } from './fault.ts';
import { namesFolder } from './named-folder.ts';
import type { CommandLine } from './parse.ts';
import { readRuntimeFiles } from './read-runtime.ts';
import { write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';
import { writeRuntime } from './write-runtime.ts';

/** Begins a runtime as a copy of another, with an id of its own. */
export async function runtimeNew(line: CommandLine): Promise<number> {
  const folder = path.resolve(line.operand);
  const from = line.text('from') ?? 'cpython';
  const files = await filesOf(from);
  const { runtime } = lint(files);
  if (!runtime) throw new Fault(`${from} is no runtime; see what is wrong with: treeline runtime lint ${from}`);
  if (await isThere(folder)) throw new Fault(`${line.operand} is not empty; name a new folder.`);
  const manifest = {
    ...own(runtime.manifest),
    id: idOf(path.basename(folder)),
    name: line.text('name') ?? path.basename(folder),
    version: '1.0.0',
  };
  const said = { name: MANIFEST, content: `${JSON.stringify(manifest, null, 2)}\n`, encoding: 'utf8' as const };
  await writeRuntime(folder, overlaid(files, [said]));
  if (line.flag('json')) await writeJson({ folder, manifest });
  else
    await write(
      process.stdout,
      `${line.operand} is a runtime now. Change what it is made of, then: treeline runtime test ${line.operand}\n`,
    );
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

/** The files of a bundled one, of a folder, or of what is installed, for which alone the executor is asked. */
async function filesOf(word: string): Promise<RuntimeFile[]> {
  const bundled = await readdir(BUNDLED);
  if (
    namesFolder(
      word,
      bundled.map((id) => ({ id, number: null })),
    )
  )
    return readRuntimeFiles(word);
  if (bundled.includes(word)) return readRuntimeFiles(path.join(BUNDLED, word));
  return withClient(async (client) => {
    const { items } = await client.runtimes.list();
    if (items.some(({ id, number }) => id === word || String(number) === word)) return (await client.runtimes.files({ id: word })).files;
    const meant = nearest(
      word,
      items.filter(({ state }) => state !== 'built-in').map(({ id }) => id),
    );
    throw new UsageFault(
      `There is no runtime "${word}"${meant ? `; did you mean ${meant}?` : '.'} There are: ${bundled.join(', ')}; or name a folder, as ./${word}.`,
    );
  });
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
