import { type BundleInfo, PIECE_BYTES } from '../../../executor/contract/bundles.ts';
import { client } from '../../rpc/client.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { notify } from '../../ui/notices.tsx';
import { handOver } from '../export/hand-over.ts';
import { fromBase64 } from '../files/base64.ts';
import { disk } from '../files/disk.ts';
import { reporting } from '../files/reporting.ts';
import { asTask } from '../tasks/task-store.ts';

/** Writes an installed runtime into one file, with all that it needs; `images`: also those that it runs in. */
export async function exportRuntime({ id, name }: { id: string; name: string }, images: boolean): Promise<void> {
  const file = `${id}.treeline-runtime.tar`;
  await reporting(`${name} could not be exported`, async () => {
    // Asked while the click is fresh: later a browser shows no dialog.
    const handle = disk ? await disk.showSaveFilePicker({ suggestedName: file }) : null;
    const bytes = await asTask(`Exporting ${name}`, async (onProgress, signal) => {
      let made: { bundle: BundleInfo['bundle']; bytes: number } | null = null;
      for await (const event of await client.bundles.export({ id, images }, { signal })) {
        if (event.kind === 'whole') made = event;
        else if (event.total) onProgress((0.5 * (event.done ?? 0)) / event.total);
      }
      if (!made) throw new Error('The line to the executor was lost. Export it again: it goes on where it was.');
      const { bundle, bytes: total } = made;
      const pieces = piecesOf(bundle, signal, (offset) => onProgress(0.5 + (0.5 * offset) / total));
      if (handle) await write(handle, pieces);
      else handOver(file, await blobOf(pieces));
      await client.bundles.drop({ bundle });
      return total;
    });
    if (bytes !== null) notify('done', `${name} is exported`, `${bytesLabel(bytes)} in ${handle?.name ?? file}`);
  });
}

async function* piecesOf(
  bundle: string,
  signal: AbortSignal,
  heard: (offset: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  for (let offset = 0; ;) {
    const { base64, done } = await client.bundles.read({ bundle, offset, length: PIECE_BYTES }, { signal });
    const piece = fromBase64(base64);
    yield piece;
    heard((offset += piece.length));
    if (done) return;
  }
}

async function blobOf(pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Blob(parts);
}

async function write(handle: FileSystemFileHandle, pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> {
  const writable = await handle.createWritable();
  try {
    for await (const piece of pieces) await writable.write(piece);
  } catch (error) {
    await writable.abort();
    throw error;
  }
  await writable.close();
}
