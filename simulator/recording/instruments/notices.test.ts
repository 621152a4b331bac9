import { describe, expect, it } from 'vitest';
import { finding } from '../../rules/finding.ts';
import { coneTree } from '../../tree/cone-tree.ts';
import type { Recording } from '../recording.ts';
import type { InstrumentTree } from './instrument-tree.ts';
import { measure } from './measure.ts';
import { findingOf, type Notice } from './notice.ts';
import { noticesOf, type RunFacts } from './notices.ts';

const tree: InstrumentTree = {
  lighting: { path: 'plan', order: 'RGB', dead: [] },
  positions: coneTree(100).positions,
  microsPerLed: 30,
  amperes: 10,
};
const facts: RunFacts = { recordedMicrosPerLed: 30, showMs: 45_000 };

/** Frames of 100 LEDs, each of one white light (0–255), with the ms it is shown; set by line 3 and the lines after it. */
function show(...frames: [light: number, ms: number][]): Recording {
  let clock = 0;
  const times = Float64Array.from(frames, ([, ms]) => (clock += ms) - ms);
  const states = frames.flatMap(([light]) => Array.from({ length: 100 }, () => [light, light, light, 100]).flat());
  return {
    leds: 100,
    seed: 0,
    durationMs: clock,
    times,
    lines: Uint32Array.from(frames, (_, i) => i + 3),
    states: Uint8Array.from(states),
  };
}

function notices(recording: Recording, on: Partial<InstrumentTree> = {}, run: Partial<RunFacts> = {}): Notice[] {
  const there = { ...tree, ...on };
  return noticesOf(recording, there, measure(recording, there), { ...facts, ...run });
}

describe('what is told of a run', () => {
  it('is nothing of a quiet show', () => {
    expect(notices(show([100, 500], [50, 500], [0, 500]))).toEqual([]);
    expect(notices({ ...show(), durationMs: 5 })).toEqual([]);
  });

  it('is flashing, with the frame and the line where it passes three a second', () => {
    const blink = show(...Array.from({ length: 40 }, (_, i): [number, number] => [i % 2 === 0 ? 200 : 0, 100]));
    const [notice, ...others] = notices(blink);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ rule: 'flashing', severity: 'warning', frame: 7, line: 10 });
    expect(notice!.message).toContain('flashes up to 5 times a second, first at 0.7 s');
  });

  it('is nothing of three flashes a second, and of four that they are red', () => {
    const blink = (hertz: number, to: number): Recording => {
      const recording = show(...Array.from({ length: hertz * 4 }, (_, i): [number, number] => [i % 2 === 0 ? 200 : 0, 500 / hertz]));
      return { ...recording, states: recording.states.map((value, at) => (at % 4 === 1 || at % 4 === 2 ? Math.min(value, to) : value)) };
    };
    expect(notices(blink(3, 200))).toEqual([]);
    expect(notices(blink(4, 0))).toMatchObject([{ rule: 'red-flashing', severity: 'warning' }]);
  });

  it('is flashes and red flashes, where there are more of the one than are of the other', () => {
    const white = Array.from({ length: 20 }, (_, i): [number, number] => [i % 2 === 0 ? 200 : 0, 50]);
    const red = Array.from({ length: 16 }, (_, i): [number, number] => [i % 2 === 0 ? 200 : 0, 125]);
    const both = show(...white, ...red);
    const from = white.length * 100 * 4;
    const states = both.states.map((value, at) => (at >= from && (at % 4 === 1 || at % 4 === 2) ? 0 : value));
    const told = notices({ ...both, states });
    expect(told).toMatchObject([{ rule: 'red-flashing' }, { rule: 'flashing', frame: 7 }]);
    expect(told[1]!.message).toContain('flashes up to 10 times a second, first at 0.3 s');
  });

  it('is what the supply does not give, and how much less it would have to be', () => {
    const [notice, ...others] = notices(show([10, 1_000], [255, 1_000], [0, 100]), { amperes: 3 });
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ rule: 'over-supply', frame: 1, line: 4 });
    expect(notice!.message).toContain('up to 6.1 A, and the supply gives 3 A: first at 1.0 s. Light 48 % as bright');
  });

  it('is a tree that is too slow for it, and what of it is never seen there', () => {
    const frames = show(...Array.from({ length: 1_000 }, (): [number, number] => [9, 45]), [0, 0]);
    const [notice] = notices(frames, { microsPerLed: 120 });
    expect(notice).toMatchObject({ rule: 'slow-on-tree', severity: 'warning', frame: 834 });
    expect(notice!.message).toContain('takes 45.0 s here takes 54.0 s there, and its last 167 frames come after');
    expect(notice!.message).toContain('follow from time.time()');
    const [deployed] = notices(frames, { microsPerLed: 120, lighting: { path: 'deployed', order: 'RGB', dead: [] } });
    expect(deployed!.message).toContain('Move further with each frame');
  });

  it('is a strip that is never still', () => {
    const frames = show(...Array.from({ length: 1_000 }, (): [number, number] => [9, 3]), [0, 1_000]);
    expect(notices(frames)).toMatchObject([{ rule: 'set-too-often', severity: 'info', frame: 1, line: 4 }]);
    expect(notices(frames, {}, { recordedMicrosPerLed: null })).toEqual([]);
    expect(notices(show([9, 3], [9, 3], [9, 30], [9, 30], [9, 30], [9, 30], [0, 1_000]))).toEqual([]);
  });

  it('is an end before anybody looked', () => {
    const [notice, ...others] = notices(show([200, 15]));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ rule: 'over-at-once', severity: 'warning', frame: 0, line: 3 });
    expect(notice!.message).toBe(
      'The program is over after 15 ms. Its last frame stays only until something else is shown. Wait after setLEDs.',
    );
    expect(notices(show([200, 15], [9, 15], [200, 15]))[0]!.message).toContain(
      'over after 45 ms, and nobody has seen what came before its last frame. Its last frame stays only',
    );
    expect(notices(show([200, 15], [0, 15]))[0]!.message).toContain('over after 30 ms, and nobody has seen any of its lights. Wait');
    // Whoever only puts the lights out has done what he wanted.
    expect(notices(show([0, 15]))).toEqual([]);
  });

  it('is no end where the program was stopped from outside', () => {
    expect(notices(show([0, 1_000], [200, 1_000]), {}, { unfinished: true })).toEqual([]);
  });

  it('is a last frame that burns on; but not where the tree ends the show', () => {
    expect(notices(show([0, 1_000], [200, 1_000]))).toMatchObject([{ rule: 'left-burning', severity: 'info', frame: 1, line: 4 }]);
    expect(notices(show([200, 45_000]))).toEqual([]);
    // What is too dim for a tree does not shine there, nor does what is dead.
    const deployed = { lighting: { path: 'deployed', order: 'RGB', dead: [] } } as const;
    expect(notices(show([200, 1_000], [1, 1_000]), deployed)).toEqual([]);
    const dead = { lighting: { path: 'plan', order: 'RGB', dead: Array.from({ length: 99 }, (_, led) => led) } } as const;
    expect(notices(show([0, 1_000], [200, 1_000]), dead)[0]!.message).toContain('with 1 of 100 LEDs lit');
  });
});

describe('a notice as a finding', () => {
  const notice: Notice = { rule: 'over-supply', severity: 'warning', message: 'Too much.', frame: 0, line: 2 };

  it('has the shape of those of the rules, on its whole line', () => {
    expect(finding.parse(findingOf(notice, 'while True:\r\n    setLEDs(x)  \r\n'))).toEqual({
      line: 2,
      column: 5,
      endLine: 2,
      endColumn: 15,
      severity: 'warning',
      rule: 'over-supply',
      message: 'Too much.',
    });
  });

  it('is none where the source has no such line', () => {
    expect(findingOf({ ...notice, line: 0 }, 'x')).toBeNull();
    expect(findingOf({ ...notice, line: 9 }, 'x')).toBeNull();
  });
});
