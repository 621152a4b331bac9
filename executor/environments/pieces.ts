import { closeSync, openSync, renameSync, writeSync } from 'node:fs';

/**
 * Writes what `archivesOf` gives to files, one after the other; each has its name once it is whole. It writes at once and waits for the disk:
 * so no more of it is in memory than the piece that came.
 * @param wrote hears of each piece, bytes
 */
export function createPieces(files: readonly string[], wrote: (bytes: number) => void): { take(bytes: Uint8Array): void; close(): void } {
  const rest = [...files];
  let line = '';
  let left = 0;
  let open: { handle: number; file: string } | null = null;

  function close(): void {
    if (open) closeSync(open.handle);
    open = null;
  }

  function end(): void {
    const { file } = open!;
    close();
    renameSync(draft(file), file);
  }

  return {
    take(bytes) {
      for (let at = 0; at < bytes.length;) {
        if (!open) {
          const byte = String.fromCharCode(bytes[at++]!);
          if (byte !== '\n') line += byte;
          else {
            const file = rest.shift()!;
            open = { handle: openSync(draft(file), 'w', 0o600), file };
            left = Number(line);
            line = '';
          }
          continue;
        }
        const piece = bytes.subarray(at, at + left);
        for (let written = 0; written < piece.length;) written += writeSync(open.handle, piece, written);
        at += piece.length;
        left -= piece.length;
        wrote(piece.length);
        if (left === 0) end();
      }
    },
    close,
  };
}

function draft(file: string): string {
  return `${file}.part`;
}
