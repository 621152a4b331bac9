import { afterEach, expect, it, vi } from 'vitest';
import { startPlaybackClock } from './playback-clock.ts';
import { usePlayback } from './playback-store.ts';

const SHOW = { leds: 1, seed: 1, durationMs: 500, times: Float64Array.of(0), lines: Uint32Array.of(1), states: new Uint8Array(4) };

afterEach(() => vi.unstubAllGlobals());

it('never runs backwards: a picture of the screen may have been begun before the clock was', () => {
  let picture: (now: number) => void = () => {};
  vi.stubGlobal('requestAnimationFrame', (next: typeof picture) => {
    picture = next;
    return 1;
  });
  vi.stubGlobal('cancelAnimationFrame', () => {});
  const stop = startPlaybackClock();
  usePlayback.getState().show(SHOW, { origin: 'sample', file: null, microsPerLed: 30 });
  const begun = performance.now();
  picture(begun - 20);
  expect(usePlayback.getState()).toMatchObject({ playing: true, time: 0, frame: 0 });
  picture(begun);
  expect(usePlayback.getState().time).toBe(20);
  stop();
});
