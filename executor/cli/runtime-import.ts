import { open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { type BundleInfo, type ImportEvent, PIECE_BYTES } from '../contract/bundles.ts';
import type { RuntimeEvent } from '../contract/runtimes.ts';
import { readHead } from '../runtimes/bundle/read-bundle.ts';
import type { TreelineClient } from '../server/router.ts';
import { sized } from '../sized.ts';
import { fault } from './connect.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { facts } from './read-program.ts';
import { follow, untilStopped } from './runtime-events.ts';
import { progress, stepLine, write, writeJson } from './terminal.ts';
import { withClient } from './with-client.ts';

/** Installs a runtime from a file; 0 where it is available. */
export async function runtimeImport(line: CommandLine): Promise<number> {
  const file = line.operand;
  if (!(await facts(file)).isFile()) throw new UsageFault(`${file} is no file; name one that treeline runtime export wrote.`);
  // What is no bundle at all is not even brought.
  const { id: bundle } = await readHead(file).catch((error: unknown) => {
    throw fault(error);
  });
  const quiet = line.flag('json');
  return untilStopped((signal) =>
    withClient(async (client) => {
      await bring(client, file, bundle, signal);
      const info = await client.bundles.inspect({ bundle }, { signal });
      if (!quiet) await write(process.stdout, infoLine(info));
      const isKnown = Boolean(info.signature?.author);
      if (!isKnown && !line.flag('trust') && !(await agreed(info, signal))) {
        await client.bundles.drop({ bundle });
        throw new Fault(`${file} was not taken: ${doubt(info)} Add its author (treeline runtime authors add), or take it with --trust.`);
      }
      const events = await client.bundles.import({ bundle, name: path.basename(file), trust: !isKnown }, { signal });
      const { end, findings, results } = await follow(told(events), { folder: file, quiet });
      if (quiet) await writeJson({ ...end, kind: undefined, bundle: info, findings, results });
      else await write(process.stdout, `${end.reason}\n`);
      return end.ok ? 0 : 1;
    }),
  );
}

async function bring(client: TreelineClient, file: string, bundle: string, signal: AbortSignal): Promise<void> {
  const said = progress();
  const handle = await open(file);
  try {
    const { size: total } = await handle.stat();
    const piece = Buffer.alloc(PIECE_BYTES);
    const { bytes: received } = await client.bundles.write({ bundle, offset: 0, base64: '' }, { signal });
    // The end is brought anew: a try before may have had the same bundle, signed by another or by nobody.
    let offset = Math.min(received, Math.max(0, total - PIECE_BYTES));
    while (offset < total) {
      said.say(stepLine({ sentence: 'Reading the file', done: offset, total }));
      const { bytesRead } = await handle.read(piece, 0, piece.length, offset);
      if (bytesRead === 0) throw new Fault(`${file} became shorter while it was read. Run this again.`);
      const base64 = piece.toString('base64', 0, bytesRead);
      ({ bytes: offset } = await client.bundles.write({ bundle, offset, base64 }, { signal }));
    }
    said.say('Proving it');
  } finally {
    said.clear();
    await handle.close();
  }
}

async function* told(events: AsyncIterable<ImportEvent>): AsyncGenerator<RuntimeEvent, void> {
  for await (const event of events) yield event.kind === 'step' ? { kind: 'progress', sentence: stepLine(event) } : event;
}

function infoLine({ runtime, bytes, environment, signature }: BundleInfo): string {
  const packages = environment ? ` with ${environment.title}` : '';
  const by = signature?.author ? `, signed by ${signature.author}` : '';
  return `${runtime.id} ${runtime.version}${packages}: ${sized(bytes)}, whole and unchanged${by}.\n`;
}

function doubt({ signature }: BundleInfo): string {
  return signature === null
    ? 'nobody signed it, and what is in it can do what any program here can.'
    : `who signed it is not known here (fingerprint ${signature.fingerprint}).`;
}

/** Asks, where there is somebody to ask; Ctrl-C and Ctrl-D are a no. */
async function agreed(info: BundleInfo, signal: AbortSignal): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return false;
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asked.question(`Take it all the same? ${doubt(info)} [y/N] `, { signal });
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return false;
    throw error;
  } finally {
    asked.close();
  }
}
