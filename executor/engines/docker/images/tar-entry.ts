import type { Header } from 'tar-stream';
import type { Layer } from './layer.ts';

/** A file in a tar, as it is read; it has to be read, or resumed, before the next comes. */
export type TarEntry = { header: Header; resume(): unknown } & AsyncIterable<Buffer>;

/** Puts it into a layer. `linked` is the place of the file that a hard link names. */
export async function addEntry(layer: Layer, place: string, entry: TarEntry, linked: (name: string) => string): Promise<void> {
  const { type, mode, size, linkname } = entry.header;
  switch (type) {
    case 'file':
      return layer.file(place, mode, size, entry);
    case 'directory':
      await layer.folder(place, mode);
      break;
    case 'symlink':
      await layer.link(place, linkname);
      break;
    case 'link':
      await layer.hardLink(place, linked(linkname), mode);
      break;
    default:
      throw new Error(`${place} is a ${type}: only files, folders and links can be in an image.`);
  }
  entry.resume();
}

export async function wholeEntry(entry: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk);
  return Buffer.concat(chunks);
}
