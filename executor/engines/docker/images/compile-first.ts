import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Writable } from 'node:stream';
import type Docker from 'dockerode';
import { labels } from '../labels.ts';
import { ownerId } from '../owner-id.ts';
import type { PackageIndex } from '../packages/package-index.ts';
import { writeWhole } from '../packages/write-whole.ts';
import type { Progress } from '../prepared.ts';
import { closureOf } from './closure.ts';
import { imageArchive } from './image-archive.ts';
import { ROLE_LABEL } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import type { Recipe } from './recipe.ts';
import { writeFiles, writePackages } from './write-layer.ts';

/** What compiles the first process; part of the recipe's hash by `format`. */
const COMPILE = 'cd /src && gcc -std=c17 -O2 -static -s -o /first *.c && exec cat /first';

export interface FirstToCompile {
  docker: Docker;
  folder: string;
  /** for passing files */
  work: string;
  recipe: Recipe;
  index: PackageIndex;
  architecture: string;
  progress: Progress;
  signal: AbortSignal;
}

/**
 * The containers' first process, compiled in a container of a throwaway image, so that neither this machine nor the images need a
 * compiler; kept in the data folder by the hash of its source and compiler.
 * @throws an Error with the compiler's words
 */
export async function compileFirst(job: FirstToCompile): Promise<Buffer> {
  const { folder, recipe, index, progress } = job;
  const names = closureOf(index, recipe.packages.compiler, recipe.without);
  const hash = createHash('sha256').update(COMPILE);
  for (const file of recipe.files.first) hash.update(`\0${file.path}\0`).update(file.bytes);
  for (const name of names) hash.update(`\0${index[name]?.sha256}`);
  const kept = path.join(folder, 'images', `first-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(kept)) return readFileSync(kept);
  progress({ sentence: 'Compiling the first process of the containers', done: null, total: null });
  const binary = await compile(job, names);
  mkdirSync(path.dirname(kept), { recursive: true });
  writeWhole(kept, binary);
  return binary;
}

async function compile(job: FirstToCompile, names: readonly string[]): Promise<Buffer> {
  const { docker, folder, work, recipe, architecture, signal } = job;
  const owner = ownerId(folder);
  await removeLeft(docker, owner);
  const files = recipe.files.first.map(({ path: name, bytes }) => ({ path: `src/${name}`, bytes }));
  const layers = [
    await writePackages(path.join(work, 'compiler.tar'), recipe.compiler, {
      ...job,
      leaveOut: recipe.leaveOut,
      names,
      onPackage: () => {},
    }),
    await writeFiles(path.join(work, 'source.tar'), files),
  ];
  const tag = `treeline-compiler:${owner}`;
  await loadImages(docker, imageArchive([{ tag, architecture, env: ['PATH=/usr/bin'], labels: compilerLabels(owner), layers }]), signal);
  try {
    return await runCompiler(docker, tag, owner, signal);
  } finally {
    await docker.getImage(tag).remove({ force: true });
  }
}

async function runCompiler(docker: Docker, image: string, owner: string, signal: AbortSignal): Promise<Buffer> {
  const container = await docker.createContainer({
    Image: image,
    Cmd: ['sh', '-c', COMPILE],
    Labels: labels('builder', owner),
    HostConfig: { NetworkMode: 'none', CapDrop: ['ALL'], LogConfig: { Type: 'none', Config: {} } },
  });
  const stop = () => void container.kill().catch(() => {});
  try {
    const stream = await container.attach({ stream: true, stdout: true, stderr: true });
    const [binary, said] = [new Collector(), new Collector()];
    docker.modem.demuxStream(stream, binary, said);
    const drained = new Promise((resolve) => stream.once('close', resolve).once('end', resolve));
    await container.start();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const { StatusCode } = (await container.wait()) as { StatusCode: number };
    await drained;
    signal.throwIfAborted();
    if (StatusCode !== 0) throw new Error(`The first process does not compile: ${said.bytes().toString('utf8').trim()}`);
    return binary.bytes();
  } finally {
    signal.removeEventListener('abort', stop);
    await container.remove({ force: true });
  }
}

class Collector extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

function compilerLabels(owner: string): Record<string, string> {
  return { ...labels('image', owner), [ROLE_LABEL]: 'compiler' };
}

/** What one that was killed has left. */
async function removeLeft(docker: Docker, owner: string): Promise<void> {
  const label = Object.entries(compilerLabels(owner)).map(([name, value]) => `${name}=${value}`);
  for (const { Id } of await docker.listImages({ filters: { label } })) await docker.getImage(Id).remove({ force: true });
}
