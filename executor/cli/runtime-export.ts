import { appendFileSync, closeSync, existsSync, openSync, readSync, renameSync, statSync, truncateSync, writeSync } from 'node:fs';
import { type ExportEvent, PIECE_BYTES } from '../contract/bundles.ts';
import { MANIFEST_NAME } from '../runtimes/bundle/manifest.ts';
import { readBundle, readHead } from '../runtimes/bundle/read-bundle.ts';
import { signManifest } from '../runtimes/bundle/signature.ts';
import { END } from '../runtimes/bundle/tar-layout.ts';
import { signatureEnd } from '../runtimes/bundle/write-bundle.ts';
import type { TreelineClient } from '../server/router.ts';
import { sized } from '../sized.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { read } from './read-program.ts';
import { readRuntimeFiles } from './read-runtime.ts';
import { untilStopped } from './runtime-events.ts';
import { progress, stepLine, write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

type Whole = Extract<ExportEvent, { kind: 'whole' }>;

/** Writes an installed runtime to a file, with all that it needs. */
export async function runtimeExport(line: CommandLine): Promise<number> {
  const file = line.text('out');
  if (file === undefined) throw new UsageFault('Name the file to write with --out FILE.');
  const key = line.text('sign');
  const pem = key === undefined ? null : await readKey(key);
  const told = progress();
  return untilStopped((signal) =>
    withClient(async (client) => {
      try {
        const id = await installedId(client, line.operand);
        const whole = await made(client, { id, images: line.flag('with-images') }, told.say, signal);
        const draft = `${file}.part`;
        await fetched(client, whole, draft, told.say, signal);
        if (pem !== null) await sign(draft, pem);
        const { manifest } = await readBundle(draft, {
          signal,
          read: (done) => told.say(stepLine({ sentence: 'Proving it', done, total: whole.bytes })),
        });
        renameSync(draft, file);
        await client.bundles.drop({ bundle: whole.bundle });
        told.clear();
        const bytes = statSync(file).size;
        if (line.flag('json')) await writeJson({ file, ...manifest.runtime, bytes, signed: pem !== null });
        else
          await write(
            process.stdout,
            `Wrote ${file}: ${manifest.runtime.id} ${manifest.runtime.version}, ${sized(bytes)}. On the other machine: treeline runtime import ${file}\n`,
          );
        return 0;
      } finally {
        told.clear();
      }
    }),
  );
}

/** Of a folder, that of the runtime which is installed from the same files. */
async function installedId(client: TreelineClient, operand: string): Promise<string> {
  if (!operand.includes('/') && !existsSync(operand)) return operand;
  const { items } = await client.runtimes.list();
  if (items.some(({ id, state }) => id === operand && state === 'available')) return operand;
  const { manifest, hash } = await client.runtimes.lint({ files: await readRuntimeFiles(operand) });
  const its = items.find(({ id }) => id === manifest?.id);
  if (manifest && its?.state === 'available' && its.hash === hash) return its.id;
  const verb = its?.state === 'available' ? 'update' : 'install';
  throw new Fault(
    `A bundle has what an installation made and tested: first, treeline runtime ${verb} ${verb === 'update' ? manifest?.id : operand}`,
  );
}

async function made(
  client: TreelineClient,
  what: { id: string; images: boolean },
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<Whole> {
  for await (const event of await client.bundles.export(what, { signal })) {
    if (event.kind === 'whole') return event;
    say(stepLine(event));
  }
  throw new Error('the stream ended before its end was told');
}

/** What an earlier try has of the same bundle is not fetched again. */
async function fetched(
  client: TreelineClient,
  whole: Whole,
  draft: string,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  let offset = (await isOf(draft, whole.id)) ? Math.min(statSync(draft).size, whole.bytes - END.length) : 0;
  if (offset > 0) truncateSync(draft, offset);
  const handle = opened(draft, offset > 0 ? 'r+' : 'w');
  try {
    for (let done = false; !done;) {
      say(stepLine({ sentence: 'Writing the file', done: offset, total: whole.bytes }));
      const piece = await client.bundles.read({ bundle: whole.bundle, offset, length: PIECE_BYTES }, { signal });
      const bytes = Buffer.from(piece.base64, 'base64');
      for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written, bytes.length - written, offset + written);
      offset += bytes.length;
      done = piece.done;
    }
  } finally {
    closeSync(handle);
  }
}

function opened(file: string, flags: 'r+' | 'w'): number {
  try {
    return openSync(file, flags);
  } catch (error) {
    throw new Fault(`${file} cannot be written (${(error as Error).message}). Name a file in a folder that you may write to.`, {
      cause: error,
    });
  }
}

async function isOf(draft: string, id: string): Promise<boolean> {
  if (!existsSync(draft)) return false;
  try {
    return (await readHead(draft)).id === id;
  } catch (error) {
    // Too little of a bundle to tell is written anew; what is none is somebody's.
    if (beginsAsBundle(draft)) return false;
    throw new Fault(`${draft} would be written over, and is no part of a bundle. Move it away, or name another file with --out.`, {
      cause: error,
    });
  }
}

/** Also what is shorter than that beginning, or empty. */
function beginsAsBundle(draft: string): boolean {
  if (!statSync(draft).isFile()) return false;
  const name = Buffer.from(`${MANIFEST_NAME}\0`);
  const first = Buffer.alloc(name.length);
  const handle = openSync(draft, 'r');
  try {
    const count = readSync(handle, first);
    return first.subarray(0, count).equals(name.subarray(0, count));
  } finally {
    closeSync(handle);
  }
}

async function sign(file: string, pem: string): Promise<void> {
  const { json } = await readHead(file);
  const end = await signatureEnd(signManifest(json, pem));
  truncateSync(file, statSync(file).size - END.length);
  appendFileSync(file, end);
}

/** @throws Fault where it is none, before anything is done for it */
async function readKey(file: string): Promise<string> {
  const pem = (await read(file)).toString('utf8');
  try {
    signManifest(new Uint8Array(), pem);
    return pem;
  } catch (error) {
    throw new Fault(`${file} cannot sign. ${(error as Error).message}`, { cause: error });
  }
}
