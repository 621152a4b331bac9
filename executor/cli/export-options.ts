import path from 'node:path';
import type { SequenceTiming } from '../../simulator/recording/csv.ts';
import { FILM_RATE, FILM_RATES, type FilmRate } from '../../simulator/recording/film-rates.ts';
import { file, flag, text } from './command.ts';
import { UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';

/** Everything that is made of a recording, in the order in which it is written. */
export const EXPORT_KINDS = ['record', 'csv', 'png', 'gif', 'webm', 'mp4'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export interface Exports {
  /** the files to be written */
  files: Partial<Record<ExportKind, string>>;
  /** what the first column of the CSV says */
  timing: SequenceTiming;
  /** of pictures and films, in pixels; each kind has its own, where none is given */
  size: { width: number; height: number } | undefined;
  /** frames a second of films */
  framesPerSecond: FilmRate;
  /** the moment of the PNG, in ms, or the number of its frame, from 0; else the middle of the show */
  atMs: number | undefined;
  frame: number | undefined;
  /** what encodes films */
  chromium: string;
}

/** The options that say what is to be made of a recording. */
export const EXPORT_OPTIONS = {
  form: '[--gif|--webm|--mp4|--png|--csv|--record [F]]… [--size WxH] [--fps N] [--at S|--frame N] [--times]',
  options: {
    gif: file,
    webm: file,
    mp4: file,
    png: file,
    csv: file,
    record: file,
    size: text,
    fps: text,
    at: text,
    frame: text,
    times: flag,
  },
  about: {
    'gif F': 'writes the show as an animated picture',
    'webm F': 'writes it as a film; a Chromium encodes it (on the PATH, or named by CHROME_PATH)',
    'mp4 F': 'the same, as MP4',
    'png F': 'writes a picture of one frame: the one in the middle, or',
    'at S': 'the one at so many seconds, or',
    'frame N': 'the one of this number, from 1, as the timeline counts',
    'size WxH': 'pixels of pictures and films (else 1280x720, of a GIF 320x360)',
    'fps N': `frames a second of films: ${FILM_RATES.join(', ')} (else ${FILM_RATE})`,
    'csv F': 'writes the frames as a table, a sequence',
    times: 'has the table say how many ms each frame is shown, and not its number',
    'record F': 'writes the recording, to compare another with it; as JSON where F ends in .json',
  },
  note: 'Without an F a file is called as what it is made of.',
} as const;

const ENDINGS: Record<ExportKind, string> = { record: '.rec', csv: '.csv', png: '.png', gif: '.gif', webm: '.webm', mp4: '.mp4' };
const LEAST_PIXELS = 16;
const MOST_PIXELS = 4_096;
const MOST_FRAMES = 100_000_000;

/**
 * What a command line wants to have made of what `operand` names.
 *
 * @throws UsageFault where it cannot be made, before anything else is done
 */
export async function exportsOf(line: CommandLine, operand: string): Promise<Exports> {
  const files: Exports['files'] = {};
  for (const kind of EXPORT_KINDS) {
    const name = line.file(kind, `${path.parse(operand).name}${ENDINGS[kind]}`);
    if (name === undefined) continue;
    if (path.resolve(name) === path.resolve(operand)) throw new UsageFault(`--${kind} would write over ${operand}; name another file.`);
    files[kind] = name;
  }
  const films = files.webm !== undefined || files.mp4 !== undefined;
  const atMs = secondsOf(line.text('at'));
  const frame = line.whole('frame', 1, MOST_FRAMES);
  if (atMs !== undefined && frame !== undefined)
    throw new UsageFault('--at and --frame both name the frame of the picture; leave one out.');
  return {
    files,
    timing: line.flag('times') ? 'FRAME_TIME' : 'FRAME_ID',
    size: sizeOf(line.text('size'), films),
    framesPerSecond: rateOf(line.text('fps')),
    atMs,
    frame: frame === undefined ? undefined : frame - 1,
    chromium: films ? await (await import('./video/find-chromium.ts')).findChromium() : '',
  };
}

/** Whether anything is to be written. */
export function writesFiles({ files }: Exports): boolean {
  return Object.keys(files).length > 0;
}

function secondsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,9}(\.\d+)?$/.test(given)) throw new UsageFault(`--at is a time in seconds, such as 12.5, not "${given}".`);
  return Number(given) * 1_000;
}

function rateOf(given: string | undefined): FilmRate {
  if (given === undefined) return FILM_RATE;
  const rate = FILM_RATES.find((known) => String(known) === given);
  if (rate === undefined) throw new UsageFault(`--fps is ${FILM_RATES.join(' or ')}, not "${given}".`);
  return rate;
}

function sizeOf(given: string | undefined, films: boolean): Exports['size'] {
  if (given === undefined) return undefined;
  const [width = 0, height = 0] = /^\d{1,5}x\d{1,5}$/.test(given) ? given.split('x').map(Number) : [];
  if (Math.min(width, height) < LEAST_PIXELS || Math.max(width, height) > MOST_PIXELS) {
    throw new UsageFault(`--size is a width and a height from ${LEAST_PIXELS} to ${MOST_PIXELS} pixels, such as 1280x720, not "${given}".`);
  }
  if (films && (width % 2 !== 0 || height % 2 !== 0)) throw new UsageFault(`--size of a film is of even numbers, and ${given} is not.`);
  return { width, height };
}
