import { create } from 'zustand';
import { usePlayback, type Playback } from './playback-store.ts';

/** Words that change more often are not read any more, ms. */
const READABLE = 100;

/**
 * The playback as words tell it: at once where something is done, and ten times a second while time only passes. Each change of a word
 * has its part of the page painted again, which on a machine without a graphics card costs more than the tree.
 */
export const useGlance = create<Playback>(() => usePlayback.getState());

let told = -Infinity;
usePlayback.subscribe((now, was) => {
  if (passes(now, was) && performance.now() - told < READABLE) return;
  told = performance.now();
  useGlance.setState(now, true);
});

/** Nothing was done, time only went on. Who seeks goes back, or far ahead. */
function passes(now: Playback, was: Playback): boolean {
  const same = now.recording === was.recording && now.shown === was.shown && now.section === was.section;
  return same && now.playing && was.playing && now.time >= was.time && now.time - was.time < READABLE * now.speed;
}
