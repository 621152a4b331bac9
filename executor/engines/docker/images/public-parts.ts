import { createHash } from 'node:crypto';
import path from 'node:path';
import { Readable } from 'node:stream';
import { extract, pack } from 'tar-stream';
import { labels } from '../daemon/labels.ts';
import { ownerId } from '../daemon/owner-id.ts';
import type { Making, Parts } from './parts.ts';
import { runOnce } from './run-once.ts';
import { addEntry, type TarEntry, wholeEntry } from './tar-entry.ts';
import { addLayout, writeLayer } from './write-layer.ts';

/** Brings its own nixpkgs, so that the tag pins that too. */
const IMAGE = 'nixos/nix:2.24.9';
const BUILD = 'mkdir /in && tar -x -C /in && nix-build /in/trees.nix -o /trees >&2 && exec tar -c --sort=name -C /trees/ .';

/**
 * From the public Nix image, where there is no apt: static programs that Nix builds, or gets from its public cache, in a container that,
 * of all of ours, alone has a network. The image itself cannot be the base: what it has is in /nix, where the volume is.
 *
 * This way was never run: the machines it was written on reach no registry.
 */
export async function publicParts({ daemon: { docker }, folder, work, recipe, progress, signal }: Making): Promise<Parts> {
  progress({ sentence: 'Fetching the public Nix image', done: null, total: null });
  const pulling = (await docker.pull(IMAGE, { abortSignal: signal })) as NodeJS.ReadableStream;
  await new Promise<void>((resolve, reject) => {
    docker.modem.followProgress(pulling, (error) => (error ? reject(error) : resolve()));
  });
  progress({ sentence: 'Building the programs of the images with Nix', done: null, total: null });
  const input = pack();
  for (const { path: name, bytes } of [...recipe.files.public, ...recipe.files.first]) input.entry({ name }, bytes);
  input.finalize();
  const run = { Image: IMAGE, Cmd: ['sh', '-ec', BUILD], Labels: labels('builder', ownerId(folder)) };
  const { code, stdout, stderr } = await runOnce(docker, run, signal, Readable.from(input, { objectMode: false }));
  if (code !== 0) throw new Error(`Nix cannot build the images' programs: ${stderr.toString('utf8').trim().slice(-2_000)}`);
  const write = async (role: 'base' | 'runner') =>
    writeLayer(path.join(work, `${role}.tar`), async (layer) => {
      for await (const entry of entriesOf(stdout)) {
        const place = entry.header.name.replace(/^\.\//, '');
        if (place.startsWith(`${role}/`) && entry.header.type !== 'directory')
          await addEntry(layer, place.slice(role.length + 1), entry, (name) => name);
        else entry.resume();
      }
      // What is there stays, so a tree may have other links than Debian's packages need.
      await addLayout(layer, recipe[role]);
    });
  const identity = createHash('sha256').update(stdout).digest('hex');
  return { base: await write('base'), runner: await write('runner'), first: await firstOf(stdout), identity };
}

function entriesOf(tar: Buffer): AsyncIterable<TarEntry> {
  const entries = extract();
  entries.end(tar);
  return entries as AsyncIterable<TarEntry>;
}

async function firstOf(tar: Buffer): Promise<Buffer> {
  for await (const entry of entriesOf(tar)) {
    if (entry.header.name === './first') return wholeEntry(entry);
    entry.resume();
  }
  throw new Error('Nix built no first process.');
}
