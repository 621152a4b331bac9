import { topOf } from './graph.ts';
import type { Readings } from './readings.ts';

/** WCAG 2.3.1: no more than three flashes in any second. */
const MOST_FLASHES = 3;

export const LANES = ['current', 'brightness', 'flashes', 'rate'] as const;
export type LaneName = (typeof LANES)[number];

/** How an instrument is shown. */
export interface Face {
  name: string;
  /** what is measured, and how */
  tip(readings: Readings): string;
  series(readings: Readings): { values: Float32Array; colour: `--${string}` }[];
  /** what may not be exceeded */
  limit?(readings: Readings): { value: number; words: string };
  /** the greatest value of its scale */
  top(readings: Readings): number;
  text(value: number): string;
  /** the run in one figure */
  headline(readings: Readings): string;
  isAlarming?(readings: Readings): boolean;
  /** the frame that is worth a look */
  extreme(readings: Readings): { frame: number; what: string };
}

const MODEL = 'Reckoned as for WS281x: 20 mA for each channel at full, 1 mA for each idle LED; nothing is lost in the wires.';

export const FACES: Record<LaneName, Face> = {
  current: {
    name: 'Current',
    tip: ({ amperes, supplyAmperes }) =>
      `At most ${inAmperes(amperes.peak)} of the ${supplyAmperes} A that the supply gives, ${inAmperes(amperes.mean)} on average. ${MODEL}`,
    series: ({ amperes }) => [{ values: amperes.values, colour: '--accent-text' }],
    limit: ({ supplyAmperes }) => ({ value: supplyAmperes, words: `supply ${supplyAmperes} A` }),
    top: ({ amperes, supplyAmperes }) => Math.max(amperes.peak, supplyAmperes) * 1.12,
    text: inAmperes,
    headline: ({ amperes }) => inAmperes(amperes.peak),
    isAlarming: ({ amperes, supplyAmperes }) => amperes.peak > supplyAmperes,
    extreme: ({ amperes }) => ({ frame: amperes.peakFrame, what: `peak ${inAmperes(amperes.peak)}` }),
  },
  brightness: {
    name: 'Brightness',
    tip: ({ brightness }) =>
      `${inPercent(brightness.mean)} on average, at most ${inPercent(brightness.peak)}: 100 % is every LED white, as bright as this tree can.`,
    series: ({ brightness }) => [{ values: brightness.values, colour: '--accent-text' }],
    top: ({ brightness }) => Math.min(1, topOf(brightness.peak)),
    text: inPercent,
    headline: ({ brightness }) => inPercent(brightness.mean),
    extreme: ({ brightness }) => ({ frame: brightness.peakFrame, what: `peak ${inPercent(brightness.peak)}` }),
  },
  flashes: {
    name: 'Flashes',
    tip: () =>
      `In a second, over more than a quarter of a side of the tree; red ones in red. More than ${MOST_FLASHES} can bring on seizures (WCAG 2.3.1).`,
    series: ({ flashes, redFlashes }) => [
      { values: flashes.values, colour: '--accent-text' },
      { values: redFlashes.values, colour: '--bad' },
    ],
    limit: () => ({ value: MOST_FLASHES, words: `at most ${MOST_FLASHES}/s` }),
    top: (readings) => Math.max(MOST_FLASHES + 1, mostFlashes(readings).peak * 1.12),
    text: (value) => `${value}/s`,
    headline: (readings) => `${mostFlashes(readings).peak}/s`,
    isAlarming: (readings) => mostFlashes(readings).peak > MOST_FLASHES,
    extreme: (readings) => {
      const { peak, peakFrame } = mostFlashes(readings);
      return { frame: peak > 0 ? peakFrame : -1, what: `peak ${peak}/s` };
    },
  },
  rate: {
    name: 'Frames',
    tip: ({ pace }) =>
      `This tree shows ${inRate(pace.framesPerSecond)} on average: what the program waits for, and the time this tree needs to set its lights.`,
    series: ({ rates }) => [{ values: rates, colour: '--accent-text' }],
    top: ({ rates }) => topOf(rates.reduce((a, b) => Math.max(a, b), 0)),
    text: inRate,
    headline: ({ pace }) => inRate(pace.framesPerSecond),
    extreme: ({ rates }) => {
      const frame = rates.reduce((least, rate, at) => (rate < (rates[least] ?? Infinity) ? at : least), -1);
      return { frame, what: `slowest ${inRate(rates[frame] ?? 0)}` };
    },
  },
};

function mostFlashes({ flashes, redFlashes }: Readings) {
  return redFlashes.peak > flashes.peak ? redFlashes : flashes;
}

function inAmperes(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} A`;
}

function inPercent(value: number): string {
  return `${(value * 100).toFixed(value < 0.1 ? 1 : 0)} %`;
}

function inRate(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)}/s`;
}
