import { BYTES_PER_LIGHT, createColourPath, type LightingTree } from '../../led/path/colour-path.ts';
import { frameStates } from '../frame-index.ts';
import type { Recording } from '../recording.ts';
import type { InstrumentTree } from './instrument-tree.ts';
import type { Measured } from './measure.ts';
import type { Notice } from './notice.ts';
import { paceOn, type PaceOptions } from './pace.ts';
import { amperesOf } from './power.ts';

/** WCAG 2.3.1: no more than three flashes in any second. */
const MOST_FLASHES = 3;
/** What is over sooner nobody has seen. */
const SEEN_MS = 1_000;
/** A run that takes so much longer on the tree looks slow there. */
const NOTICEABLY_SLOWER = 1.1;

export interface RunFacts extends Pick<PaceOptions, 'recordedMicrosPerLed' | 'showMs'> {
  /** it was stopped from outside: how it would have ended nobody knows */
  unfinished?: boolean | undefined;
}

/** What a run does on a tree that should be known before it is pushed, the gravest first. */
export function noticesOf(recording: Recording, tree: InstrumentTree, measured: Measured, facts: RunFacts): Notice[] {
  if (recording.times.length === 0) return [];
  const at = (frame: number) => ({ frame, line: recording.lines[frame] ?? 0 });
  return [
    flashing(recording, measured, at),
    overSupply(recording, tree, measured, at),
    pace(recording, tree, facts, at),
    facts.unfinished || measured.brightness.peak === 0 ? [] : ending(recording, tree, facts, at),
  ].flat();
}

type At = (frame: number) => Pick<Notice, 'frame' | 'line'>;

/** A red flash is mostly a flash as well: that is told only where there are more of them. */
function flashing({ times }: Recording, { flashes, redFlashes }: Measured, at: At): Notice[] {
  const kinds = [
    { rule: 'red-flashing', what: 'flashes red', series: redFlashes, least: MOST_FLASHES },
    { rule: 'flashing', what: 'flashes', series: flashes, least: Math.max(MOST_FLASHES, redFlashes.peak) },
  ];
  return kinds
    .filter(({ series, least }) => series.peak > least)
    .map(({ rule, what, series }): Notice => {
      const first = series.values.findIndex((value) => value > MOST_FLASHES);
      return {
        rule,
        severity: 'warning',
        message:
          `More than a quarter of the tree ${what} up to ${series.peak} times a second, first at ${seconds(times[first]!)}: more than ` +
          `${MOST_FLASHES} can bring on seizures (WCAG 2.3.1). Flash slower, or fewer lights.`,
        ...at(first),
      };
    });
}

function overSupply({ times, leds }: Recording, { amperes: supply }: InstrumentTree, { amperes }: Measured, at: At): Notice[] {
  if (amperes.peak <= supply) return [];
  const first = amperes.values.findIndex((value) => value > supply);
  const idle = amperesOf(0, leds);
  const share = Math.max(0, Math.floor(((supply - idle) / (amperes.peak - idle)) * 100));
  return [
    {
      rule: 'over-supply',
      severity: 'warning',
      message:
        `The lights take up to ${amperes.peak.toFixed(1)} A, and the supply gives ${supply} A: first at ${seconds(times[first]!)}. ` +
        `Light ${share} % as bright, or fewer LEDs.`,
      ...at(first),
    },
  ];
}

/** What helps where frames are counted; no program has a clock on the deployed tree. */
const QUICKER: Readonly<Record<LightingTree['path'], string>> = {
  plan: 'Let positions follow from time.time(), not from counted frames.',
  deployed: 'Move further with each frame, or wait shorter by what setLEDs takes.',
};

function pace(recording: Recording, { microsPerLed, lighting }: InstrumentTree, facts: RunFacts, at: At): Notice[] {
  const { times, durationMs } = recording;
  const onTree = paceOn(recording, { ...facts, microsPerLed });
  const rate = onTree.framesPerSecond.toFixed(onTree.framesPerSecond < 10 ? 1 : 0);
  if (onTree.durationMs > durationMs * NOTICEABLY_SLOWER) {
    const lost = times.length - onTree.framesInShow;
    const cut = lost > 0 ? `, and its last ${lost} frames come after the show's end` : '';
    return [
      {
        rule: 'slow-on-tree',
        severity: 'warning',
        message:
          `This tree shows ${rate} frames a second: what takes ${seconds(durationMs)} here takes ${seconds(onTree.durationMs)} there${cut}. ` +
          QUICKER[lighting.path],
        ...at(lost > 0 ? onTree.framesInShow : 0),
      },
    ];
  }
  if (onTree.rushed === 0 || onTree.rushed * 2 < times.length) return [];
  return [
    {
      rule: 'set-too-often',
      severity: 'info',
      message:
        `${onTree.rushed} of ${times.length} frames are set as soon as the strip has taken the one before, so it is never still: it shows ${rate} ` +
        'frames a second at most. Wait between them, to be at the same pace on every tree.',
      ...at(onTree.firstRushed),
    },
  ];
}

function ending(recording: Recording, tree: InstrumentTree, { showMs }: RunFacts, at: At): Notice[] {
  const { times, durationMs, leds } = recording;
  const last = times.length - 1;
  const lit = litAtEnd(recording, tree);
  if (durationMs < SEEN_MS) {
    const unseen =
      lit === 0 ? ', and nobody has seen any of its lights' : last > 0 ? ', and nobody has seen what came before its last frame' : '';
    const stays = lit > 0 ? ' Its last frame stays only until something else is shown.' : '';
    return [
      {
        rule: 'over-at-once',
        severity: 'warning',
        message: `The program is over after ${Math.ceil(durationMs)} ms${unseen}.${stays} Wait after setLEDs.`,
        ...at(last),
      },
    ];
  }
  if (lit === 0 || durationMs >= showMs) return [];
  return [
    {
      rule: 'left-burning',
      severity: 'info',
      message: `The program ends at ${seconds(durationMs)} with ${lit} of ${leds} LEDs lit, which burn on until something else is shown. Set all OFF at its end if they should not.`,
      ...at(last),
    },
  ];
}

/** LEDs that shine on that tree in the last frame. */
function litAtEnd(recording: Recording, { lighting }: InstrumentTree): number {
  const { leds, times } = recording;
  const light = new Uint8Array(leds * BYTES_PER_LIGHT);
  createColourPath(lighting).light(frameStates(recording, times.length - 1)!, leds, light);
  let lit = 0;
  for (let at = 0; at < light.length; at += BYTES_PER_LIGHT) if ((light[at]! | light[at + 1]! | light[at + 2]!) !== 0) lit++;
  return lit;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
