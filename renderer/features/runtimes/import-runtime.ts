import { type BundleInfo, PIECE_BYTES } from '../../../executor/contract/bundles.ts';
import { showSide } from '../../app/layout-store.ts';
import { client } from '../../rpc/client.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { ask } from '../../ui/question.tsx';
import { toBase64 } from '../files/base64.ts';
import { asTask } from '../tasks/task-store.ts';
import { useShownRuntime } from './shown-runtime.ts';
import { follow } from './trial-store.ts';

/** What a tar says of its first entry stands in so many bytes; the entry follows. */
const HEAD_BYTES = 512;
/** A longer manifest is refused by whoever proves it. */
const MOST_BYTES = 16 << 20;

/** Installs a runtime from a file that another Treeline wrote. What a try before has brought is gone on with. @throws Error with a sentence */
export async function importRuntime(file: File): Promise<void> {
  const bundle = await idOf(file);
  const info = await asTask(`Reading ${file.name}`, async (onProgress, signal) => {
    const { bytes: received } = await client.bundles.write({ bundle, offset: 0, base64: '' }, { signal });
    // The end is brought anew: a try before may have had the same bundle, signed by another or by nobody.
    let offset = Math.min(received, Math.max(0, file.size - PIECE_BYTES));
    while (offset < file.size) {
      const piece = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
      ({ bytes: offset } = await client.bundles.write({ bundle, offset, base64: toBase64(piece) }, { signal }));
      onProgress(offset / file.size);
    }
    return client.bundles.inspect({ bundle }, { signal });
  });
  if (!info) return;
  const known = (info.signature?.author ?? null) !== null;
  if (!known && !(await isTrusted(info))) {
    await client.bundles.drop({ bundle });
    return;
  }
  const { id } = info.runtime;
  showSide('runtimes');
  useShownRuntime.setState({ id });
  await follow({ key: id, kind: 'import', name: id }, (signal) =>
    client.bundles.import({ bundle, name: file.name, trust: !known }, { signal }),
  );
}

/** The name that a bundle is known by: the hash of its manifest, which is the first thing in it. */
async function idOf(file: File): Promise<string> {
  const head = new TextDecoder().decode(await file.slice(0, HEAD_BYTES).arrayBuffer());
  // ustar: the size stands at 124, in octal
  const bytes = Number.parseInt(head.slice(124, 136), 8);
  if (!(bytes > 0 && bytes <= MOST_BYTES)) throw new Error('It is no runtime that Treeline exported. Export it again.');
  const manifest = await file.slice(HEAD_BYTES, HEAD_BYTES + bytes).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', manifest));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function isTrusted({ runtime, bytes, environment, signature }: BundleInfo): Promise<boolean> {
  const by = signature
    ? `It is signed by somebody who is not known here: ${signature.fingerprint}.`
    : 'Nobody signed it, and what is in it can do what any program here can.';
  const answer = await ask({
    title: `Install ${runtime.id} ${runtime.version}?`,
    body: `${bytesLabel(bytes)}${environment ? `, with ${environment.title}` : ''}: whole and unchanged. ${by}`,
    answers: [{ value: 'install', label: 'Install', look: 'primary' }],
  });
  return answer === 'install';
}
