import { createLines } from '../../led/reading/lines.ts';
import { ReadFault } from '../../led/reading/read-fault.ts';
import type { Chunks } from '../../led/reading/read-whole.ts';
import type { Recording } from '../recording.ts';
import { type Columns, readColumns } from './columns.ts';
import { createFrameList } from './frame-list.ts';
import { readRow, type RowHead } from './read-row.ts';

export interface SequenceOptions {
  /** of a sequence that tells no times; 30, as such sequences are played elsewhere */
  framesPerSecond?: number;
  /** how many bytes of the file are read */
  onProgress?: (bytes: number) => void;
  signal?: AbortSignal;
}

/** 10,000 LEDs with three numbers of 20 characters each are 630 kB. */
const LONGEST_LINE = 2 ** 20;
/** A WS281x strip takes 24 bits of 1.25 µs for each LED, and shows them after 50 µs of silence: no frame is over sooner. */
const WIRE_MS_PER_LED = 0.03;
const SILENCE_MS = 0.05;
/** Such times are ms on strips of any length: in seconds, a show would stand still. */
const SURELY_MS = 1;

/**
 * Reads a sequence CSV as it arrives: a header (columns.ts), then a row for each frame. `FRAME_TIME` is how long a frame is shown, in ms;
 * in seconds (0.033), which some write, where most of them are shorter than any a strip of so many LEDs could show. What csv.ts writes is
 * always ms, however short: it marks those below 1. Rows come in the order of `FRAME_ID`, where there is one.
 *
 * @throws ReadFault with the line and the column; the signal's reason where it is aborted
 */
export async function readSequence(chunks: Chunks, { framesPerSecond = 30, onProgress, signal }: SequenceOptions = {}): Promise<Recording> {
  const rows = createRows();
  const lines = createLines(LONGEST_LINE, rows.take);
  let bytes = 0;
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    lines.push(chunk);
    onProgress?.((bytes += chunk.length));
  }
  signal?.throwIfAborted();
  lines.end();
  const { leds, heads, inOrder } = rows.end();

  const order = heads.map((_, i) => i);
  if (heads.every(({ id }) => !Number.isNaN(id))) order.sort((a, b) => heads[a]!.id - heads[b]!.id);
  const durations = durationsOf(
    order.map((frame) => heads[frame]!),
    leds,
  );
  const times = new Float64Array(order.length);
  // Multiplied and not added up, where frames are equally long: 30 of them last a second, to the digit.
  for (let i = 1; i < times.length; i++) times[i] = durations ? times[i - 1]! + durations[i - 1]! : (i * 1_000) / framesPerSecond;
  const durationMs = durations ? times.at(-1)! + durations.at(-1)! : (times.length * 1_000) / framesPerSecond;
  return { leds, seed: 0, durationMs, times, lines: new Uint32Array(times.length), states: inOrder(order) };
}

/** In ms; null where the rows tell none. */
function durationsOf(rows: readonly RowHead[], leds: number): readonly number[] | null {
  if (Number.isNaN(rows[0]!.ms)) return null;
  const told = rows.map(({ ms }) => ms);
  if (rows.some(({ marked }) => marked)) return told;
  const lasting = told.filter((ms) => ms > 0).toSorted((a, b) => a - b);
  const shortest = Math.min(SURELY_MS, leds * WIRE_MS_PER_LED + SILENCE_MS);
  const inSeconds = lasting.length > 0 && lasting[lasting.length >> 1]! < shortest;
  return inSeconds ? told.map((seconds) => seconds * 1_000) : told;
}

function createRows() {
  const heads: RowHead[] = [];
  let columns: Columns | null = null;
  let frames: ReturnType<typeof createFrameList> | null = null;
  return {
    take(row: Uint8Array, line: number): void {
      if (!columns || !frames) {
        columns = readColumns(new TextDecoder().decode(row));
        frames = createFrameList(columns.leds);
        return;
      }
      heads.push(readRow(row, line, columns, frames.add(line)));
    },
    end() {
      if (!columns || !frames) throw new ReadFault('The file is empty; a sequence has a header, and a row for each frame.');
      if (heads.length === 0) throw new ReadFault('The file has a header and no frames; a row for each frame follows it.', { line: 2 });
      return { leds: columns.leds, heads, inOrder: frames.inOrder };
    },
  };
}
