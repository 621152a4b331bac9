import { assertNever } from '../../../executor/contract/assert-never.ts';
import { asShown } from '../../../simulator/recording/as-shown.ts';
import { toCsv } from '../../../simulator/recording/csv.ts';
import { frameStates } from '../../../simulator/recording/frame-index.ts';
import { toGif } from '../../../simulator/recording/gif.ts';
import { toPng } from '../../../simulator/recording/picture/png.ts';
import { encodeRecording, tooLongToKeep } from '../../../simulator/recording/recording-file.ts';
import { toJson } from '../../../simulator/recording/recording-json.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import { paintStrip } from '../../../simulator/recording/strip.ts';
import { toFilm } from './film.ts';
import type { Order } from './order.ts';
import { createPainter } from './painter.ts';

/** Makes what is wanted of a recording. `onProgress` hears from 0 to 1. */
export async function makeFile({ wanted, recording, tree, look }: Order, onProgress: (done: number) => void): Promise<Blob> {
  // The scene sees to it by itself.
  const seen = (): Recording => (look.sides === 'shown' ? asShown(recording, look.lighting) : recording);
  switch (wanted.kind) {
    case 'csv':
      return textFile(toCsv(recording, wanted.timing), 'text/csv', recording.times.length, onProgress);
    case 'json':
      return textFile(toJson(recording), 'application/json', recording.times.length, onProgress);
    case 'recording': {
      const why = tooLongToKeep(recording);
      if (why !== null) throw new Error(why);
      return new Blob([encodeRecording(recording)]);
    }
    case 'gif':
      return new Blob([await toGif(seen(), tree, { ...wanted.size, view: wanted.view, onProgress })], { type: 'image/gif' });
    case 'strip': {
      const { width, height } = wanted.size;
      const pixels = new Uint8ClampedArray(width * height * 4);
      paintStrip(seen(), pixels, wanted.size);
      return new Blob([await toPng(pixels, width, height)], { type: 'image/png' });
    }
    case 'picture': {
      const painter = createPainter(tree, wanted.size, wanted.view, look);
      painter.paint(frameStates(recording, wanted.frame));
      return painter.canvas.convertToBlob({ type: 'image/png' });
    }
    case 'webm':
    case 'mp4':
      return toFilm(recording, createPainter(tree, wanted.size, wanted.view, look), { ...wanted, onProgress });
    default:
      return assertNever(wanted);
  }
}

/** Text that comes in chunks of 64 frames. Each is handed to the browser, which keeps large ones on the disk. */
function textFile(chunks: Iterable<string>, type: string, frames: number, onProgress: (done: number) => void): Blob {
  const parts: Blob[] = [];
  for (const chunk of chunks) {
    parts.push(new Blob([chunk]));
    onProgress(Math.min(1, (parts.length * 64) / Math.max(1, frames)));
  }
  return new Blob(parts, { type });
}
