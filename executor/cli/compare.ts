import { type Comparison, compareRecordings, type Difference } from '../../simulator/recording/compare/compare-recordings.ts';
import { paintDifference } from '../../simulator/recording/compare/difference-picture.ts';
import type { Tolerance } from '../../simulator/recording/compare/tolerance.ts';
import { toPng } from '../../simulator/recording/picture/png.ts';
import { readRecording } from '../../simulator/recording/read-recording.ts';
import type { Recording } from '../../simulator/recording/recording.ts';
import { Fault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { readFileAs } from './read-file.ts';
import { coloured, progress, seconds, write, writeJson } from './terminal.ts';
import { counted } from './verdict-line.ts';
import { writeAtomically } from './write-atomically.ts';

const MOST_MS = 3_600_000;
/** Pixels across; a recording is at least so many high, so that an LED is seen. */
const PICTURE_WIDTH = 1_200;
const LEAST_HEIGHT = 240;
const MOST_HEIGHT = 1_000;

/** Compares what two recordings show; 0 where it is the same within the tolerance, 1 where it is not, 2 where they cannot be compared. */
export async function compare(line: CommandLine): Promise<number> {
  try {
    return (await comparison(line)) ? 0 : 1;
  } catch (error) {
    // As with `cmp`: what could not be compared must not be taken for what differs.
    if (error instanceof Fault) error.exitCode = 2;
    throw error;
  }
}

async function comparison(line: CommandLine): Promise<boolean> {
  const tolerance = { light: line.whole('light', 0, 255) ?? 0, ms: line.whole('ms', 0, MOST_MS) ?? 0 };
  const told = progress();
  const read = (file: string): Promise<Recording> => {
    told.say(`reading ${file} …`);
    return readFileAs(file, readRecording);
  };
  const [a, b] = [await read(line.operand), await read(line.second)];
  told.clear();
  const compared = compareRecordings(a, b, tolerance);
  const picture = line.text('picture');
  if (picture !== undefined) await draw(a, b, tolerance, picture);
  const { perLed, ...facts } = compared;
  if (line.flag('json')) await writeJson({ ...facts, perLed: { most: [...perLed.most], ms: [...perLed.ms] } });
  else await write(process.stdout, described(compared));
  if (picture !== undefined) await write(process.stderr, `Wrote ${picture}.\n`);
  return compared.same;
}

async function draw(a: Recording, b: Recording, tolerance: Tolerance, file: string): Promise<void> {
  const leds = Math.min(a.leds, b.leds);
  const size = { width: PICTURE_WIDTH, height: Math.min(MOST_HEIGHT, leds * Math.ceil(LEAST_HEIGHT / leds)) };
  const pixels = new Uint8ClampedArray(size.width * size.height * 4);
  paintDifference(a, b, tolerance, pixels, size);
  await writeAtomically(file, [await toPng(pixels, size.width, size.height)]);
}

function described({ same, leds, durationMs, differing, differingMs, first, worst }: Comparison): string {
  if (same) return coloured('green', 'They show the same.\n', process.stdout);
  const lines = [
    ...(leds.a === leds.b ? [] : [`The first has ${counted(leds.a, 'LED')}, the second ${leds.b}.`]),
    ...(durationMs.a === durationMs.b ? [] : [`The first lasts ${seconds(durationMs.a)}, the second ${seconds(durationMs.b)}.`]),
    ...(first && worst
      ? [
          `${counted(differing, 'LED')} of ${Math.min(leds.a, leds.b)} ${differing === 1 ? 'differs' : 'differ'}, for ${seconds(differingMs)} in all.`,
          `First ${differenceText(first)}`,
          `Most  ${differenceText(worst)}`,
        ]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function differenceText({ led, ms, by, a, b }: Difference): string {
  return `LED ${led} at ${seconds(ms)}, by ${by.toFixed(1)}: ${sideText(a)}, and ${sideText(b)}.`;
}

function sideText({ frame, line, state }: Difference['a']): string {
  if (frame < 0) return 'dark before any frame';
  return `(${state.join(', ')}) in frame ${frame + 1}${line > 0 ? `, line ${line}` : ''}`;
}
