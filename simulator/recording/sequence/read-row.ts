import { BYTES_PER_LED } from '../../led/led-state.ts';
import { ReadFault } from '../../led/reading/read-fault.ts';
import { type Columns, FRAME_ID, FRAME_TIME } from './columns.ts';

const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const LARGE_E = 69;
const SMALL_E = 101;
const FULL_BRIGHTNESS = 100;
const LONGEST_MS = 86_400_000;
const NUMBER = /^"?[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?"?$/i;

/** What a row says beside its colours; NaN where it does not say it. */
export interface RowHead {
  id: number;
  ms: number;
  /** the time has an exponent, as csv.ts writes those below a millisecond; whoever writes seconds writes 0.5 */
  marked: boolean;
}

/**
 * Reads a row of a sequence into `states`, one frame's (R, G, B, L each); colours that are no whole numbers are rounded.
 *
 * @throws ReadFault with the line and the column
 */
export function readRow(row: Uint8Array, line: number, { targets, names }: Columns, states: Uint8Array): RowHead {
  const head = { id: Number.NaN, ms: Number.NaN, marked: false };
  let column = 0;
  for (let from = 0; from <= row.length; column++) {
    if (column === targets.length) throw widthFault(row, line, targets.length);
    const target = targets[column]!;
    let value = 0;
    let end = from;
    // Nearly all values are a few digits: read here, without a text for each.
    for (; end < row.length && row[end]! >= ZERO && row[end]! <= NINE; end++) value = value * 10 + row[end]! - ZERO;
    if (end === from || (end < row.length && row[end] !== COMMA)) {
      const comma = row.indexOf(COMMA, end);
      end = comma < 0 ? row.length : comma;
      value = numberOf(row.subarray(from, end), line, names[column]!);
    }
    if (target >= 0) states[target] = value >= 0 && value <= 255 && Number.isInteger(value) ? value : colourOf(value, line, names[column]!);
    else if (target === FRAME_ID) head.id = Number.isFinite(value) ? value : Number.NaN;
    else if (target === FRAME_TIME) {
      head.ms = timeOf(value, line);
      head.marked = row.subarray(from, end).some((byte) => byte === SMALL_E || byte === LARGE_E);
    }
    from = end + 1;
  }
  if (column < targets.length) throw widthFault(row, line, targets.length);
  for (let to = 3; to < states.length; to += BYTES_PER_LED) states[to] = FULL_BRIGHTNESS;
  return head;
}

function numberOf(part: Uint8Array, line: number, field: string): number {
  const text = new TextDecoder().decode(part).trim();
  if (!NUMBER.test(text)) throw new ReadFault(`${field} is "${text.slice(0, 40)}"; it must be a number.`, { line, field });
  return Number(text.replaceAll('"', ''));
}

function colourOf(value: number, line: number, field: string): number {
  const colour = Math.round(value);
  if (colour >= 0 && colour <= 255) return colour;
  throw new ReadFault(`${field} is ${value}; a colour goes from 0 to 255.`, { line, field });
}

function timeOf(value: number, line: number): number {
  if (value >= 0 && value <= LONGEST_MS) return value;
  throw new ReadFault(`FRAME_TIME is ${value}; it is how long the frame is shown, in ms, and at most a day.`, {
    line,
    field: 'FRAME_TIME',
  });
}

function widthFault(row: Uint8Array, line: number, width: number): ReadFault {
  const values = row.reduce((sum, byte) => sum + (byte === COMMA ? 1 : 0), 1);
  return new ReadFault(`this row has ${values} values, and the header has ${width} columns.`, { line });
}
