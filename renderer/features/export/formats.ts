import type { FilmRate } from '../../../simulator/recording/film-rates.ts';
import { type View } from '../../../simulator/recording/picture/projection.ts';
import type { Size, Wanted } from './order.ts';

export const SIZES = {
  '720p': { width: 1_280, height: 720 },
  '1080p': { width: 1_920, height: 1_080 },
  square: { width: 1_080, height: 1_080 },
  tall: { width: 1_080, height: 1_920 },
} satisfies Record<string, Size>;
export type SizeName = keyof typeof SIZES;

/** A GIF knows 255 colours and hardly compresses: larger ones are too large to send. */
const GIF_SIZE: Size = { width: 320, height: 360 };
const STRIP_WIDTH = 1_600;

/** What is known of the show when it is exported. */
export interface Moment {
  size: Size;
  /** of films */
  framesPerSecond: FilmRate;
  view: View;
  /** the one that is looked at, from 0; −1 before the first */
  frame: number;
  leds: number;
}

/** Something that a show can be exported as. */
export interface Format {
  id: string;
  title: string;
  group: 'Pictures' | 'Data';
  /** a few words beside the title */
  detail(moment: Moment): string;
  /** what is put behind the show's name */
  ending(moment: Moment): string;
  wanted(moment: Moment): Wanted;
}

const pixels = ({ width, height }: Size): string => `${width} × ${height}`;
const filmDetail = ({ size, framesPerSecond }: Moment): string => `${pixels(size)}, ${framesPerSecond}/s`;

/** High enough that each LED is seen. */
const stripSize = ({ leds }: Moment): Size => ({ width: STRIP_WIDTH, height: Math.min(1_000, leds * Math.ceil(400 / leds)) });

export const FORMATS: readonly Format[] = [
  {
    id: 'webm',
    title: 'WebM film',
    group: 'Pictures',
    detail: filmDetail,
    ending: () => '.webm',
    wanted: ({ size, view, framesPerSecond }) => ({ kind: 'webm', size, view, framesPerSecond }),
  },
  {
    id: 'mp4',
    title: 'MP4 film',
    group: 'Pictures',
    detail: filmDetail,
    ending: () => '.mp4',
    wanted: ({ size, view, framesPerSecond }) => ({ kind: 'mp4', size, view, framesPerSecond }),
  },
  {
    id: 'gif',
    title: 'GIF',
    group: 'Pictures',
    detail: () => pixels(GIF_SIZE),
    ending: () => '.gif',
    wanted: ({ view }) => ({ kind: 'gif', size: GIF_SIZE, view }),
  },
  {
    id: 'picture',
    title: 'Picture of this frame',
    group: 'Pictures',
    detail: ({ size }) => pixels(size),
    ending: ({ frame }) => (frame < 0 ? '-dark.png' : `-frame-${frame + 1}.png`),
    wanted: ({ size, view, frame }) => ({ kind: 'picture', size, view, frame }),
  },
  {
    id: 'strip',
    title: 'Strip of the show',
    group: 'Pictures',
    detail: (moment) => pixels(stripSize(moment)),
    ending: () => '-strip.png',
    wanted: (moment) => ({ kind: 'strip', size: stripSize(moment) }),
  },
  {
    id: 'csv',
    title: 'Sequence CSV',
    group: 'Data',
    detail: () => 'frame numbers',
    ending: () => '.csv',
    wanted: () => ({ kind: 'csv', timing: 'FRAME_ID' }),
  },
  {
    id: 'timed-csv',
    title: 'Sequence CSV, timed',
    group: 'Data',
    detail: () => 'ms a frame',
    ending: () => '-timed.csv',
    wanted: () => ({ kind: 'csv', timing: 'FRAME_TIME' }),
  },
  { id: 'json', title: 'JSON', group: 'Data', detail: () => 'for programs', ending: () => '.json', wanted: () => ({ kind: 'json' }) },
  {
    id: 'recording',
    title: 'Recording',
    group: 'Data',
    detail: () => 'to open again, whole',
    ending: () => '.rec',
    wanted: () => ({ kind: 'recording' }),
  },
];
