import { ReadFault } from '../../led/reading/read-fault.ts';
import type { RawCoordinates } from './coordinates.ts';
import { MOST_DISTANT, MOST_LEDS } from './limits.ts';
import { formatOf, type RowFormat } from './row-formats.ts';

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** @throws ReadFault with the line, where the text is no coordinate file, or a wrong one */
export function readRows(text: string): RawCoordinates {
  const lines = linesOf(text);
  const first = lines.next();
  if (first.done) throw new ReadFault('The file is empty; a coordinate file has a line for each LED.');
  const { format, header, width } = formatOf(first.value.line) ?? unknown(first.value);
  const places = new Map<number, Place>();
  if (!header) add(places, format, width, first.value);
  for (const line of lines) add(places, format, width, line);
  if (places.size === 0) throw new ReadFault('The file has a header and no LEDs; a line for each LED follows it.');

  const positions = new Float64Array((Math.max(...places.keys()) + 1) * 3).fill(Number.NaN);
  for (const [led, { at }] of places) positions.set(at, led * 3);
  return { format: format.name, positions };
}

interface Line {
  line: string;
  number: number;
}

interface Place {
  at: [x: number, y: number, z: number];
  number: number;
}

function* linesOf(text: string): Generator<Line, void> {
  for (let from = 0, number = 1; from < text.length; number++) {
    const newline = text.indexOf('\n', from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end).trim();
    if (line !== '') yield { line, number };
    from = end + 1;
  }
}

function unknown({ line, number }: Line): never {
  throw new ReadFault(
    `"${line.slice(0, 40)}" begins no coordinate file. Such a file has lines x,y,z or [x, y, z], or a header ID,X,Y,Z or ` +
      'index,x,y,z,xn,yn,zn,error, or is JSON with "coordinates".',
    { line: number },
  );
}

function add(places: Map<number, Place>, format: RowFormat, width: number, { line, number }: Line): void {
  const values = valuesOf(format, width, line, number);
  const [x, y, z] = values.slice(-3);
  const led = format.numbered ? values[0]! : places.size;
  const place = format.columns[0]!;
  if (!Number.isInteger(led) || led < 0)
    throw new ReadFault(`${place} is ${led}; LEDs are counted from 0.`, { line: number, field: place });
  if (led >= MOST_LEDS) throw new ReadFault(`this is LED ${led}; a tree has at most 10,000 LEDs.`, { line: number });
  const twin = places.get(led);
  if (twin) throw new ReadFault(`LED ${led} stands in line ${twin.number} already; leave one of them out.`, { line: number, field: place });
  places.set(led, { at: [x!, y!, z!], number });
}

/** The numbers of the format's columns. */
function valuesOf({ form, columns, bracketed }: RowFormat, width: number, line: string, number: number): number[] {
  const inner = bracketed ? /^\[(.*)\]$/.exec(line)?.[1] : line;
  if (inner === undefined) throw new ReadFault(`this is no ${form}, as the first line is.`, { line: number });
  const parts = inner.split(',');
  if (parts.length === 1 && inner.includes(';')) {
    throw new ReadFault('the values are separated by ";"; save the file with "," between them, and "." in its numbers.', { line: number });
  }
  if (parts.length !== width) {
    throw new ReadFault(`this line has ${parts.length} ${parts.length === 1 ? 'value' : 'values'}; ${form} has ${width}.`, {
      line: number,
    });
  }
  return columns.map((column, i) => {
    const part = parts[i]!.trim();
    const value = NUMBER.test(part) ? Number(part) : Number.NaN;
    if (Math.abs(value) <= MOST_DISTANT) return value;
    throw new ReadFault(`${column} is "${part.slice(0, 40)}"; it must be a number of at most a thousand million.`, {
      line: number,
      field: column,
    });
  });
}
