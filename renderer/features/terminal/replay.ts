import type { TerminalMoment } from '../../../executor/contract/terminal.ts';

/** Nobody watches somebody think for longer than this, ms. */
const PAUSE_MS = 2_000;

/** A moment, and when it is shown in a replay, ms. */
export interface Shown {
  at: number;
  moment: TerminalMoment;
}

/** What is to be seen of a transcript, its pauses no longer than two seconds. */
export function shownOf(moments: readonly TerminalMoment[]): Shown[] {
  let at = 0;
  let last = 0;
  return moments
    .filter(({ kind }) => kind === 'output' || kind === 'resized')
    .map((moment) => {
      at += Math.min(Math.max(0, moment.atMs - last), PAUSE_MS);
      last = moment.atMs;
      return { at, moment };
    });
}

/** How many of them have been shown at a time. */
export function countAt(shown: readonly Shown[], time: number): number {
  const next = shown.findIndex(({ at }) => at > time);
  return next === -1 ? shown.length : next;
}
