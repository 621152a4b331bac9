import type { Coordinates } from './coordinates.ts';

/** A kind of coordinate file that has one LED a line. */
export interface RowFormat {
  name: Coordinates['format'];
  /** what a line is made of, as a user reads it */
  form: string;
  /** names of the columns; more of them may follow where there is a header */
  columns: readonly string[];
  /** the first column is the LED's number, from 0; else LEDs come in their order */
  numbered: boolean;
  bracketed: boolean;
}

const PLAIN: RowFormat = { name: 'gift', form: 'x,y,z', columns: ['x', 'y', 'z'], numbered: false, bracketed: false };
const BRACKETED: RowFormat = { name: '2020', form: '[x, y, z]', columns: ['x', 'y', 'z'], numbered: false, bracketed: true };
const HARVARD: RowFormat = { name: 'harvard', form: 'ID,X,Y,Z', columns: ['id', 'x', 'y', 'z'], numbered: true, bracketed: false };
const MARIMAPPER: RowFormat = {
  name: 'marimapper',
  form: 'index,x,y,z,xn,yn,zn,error',
  columns: ['index', 'x', 'y', 'z'],
  numbered: true,
  bracketed: false,
};

/** Tells a file's format by its first line; null where it is none of these. `width` is the number of values in a line. */
export function formatOf(line: string): { format: RowFormat; header: boolean; width: number } | null {
  if (line.startsWith('[')) return { format: BRACKETED, header: false, width: 3 };
  if (/^[-+.\d]/.test(line)) return { format: PLAIN, header: false, width: 3 };
  const names = line.split(',').map((name) => name.trim().toLowerCase());
  const format = [HARVARD, MARIMAPPER].find(({ columns }) => columns.every((column, i) => names[i] === column));
  return format ? { format, header: true, width: names.length } : null;
}
