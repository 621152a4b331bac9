import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useGlance } from './glance.ts';
import { usePlayback } from './playback-store.ts';

const SHOW = { leds: 1, seed: 1, durationMs: 5_000, times: Float64Array.of(0), lines: Uint32Array.of(1), states: new Uint8Array(4) };

beforeEach(() => {
  vi.useFakeTimers();
  usePlayback.getState().show(SHOW, { origin: 'sample', file: null, microsPerLed: 30 });
  usePlayback.getState().play();
});
afterEach(() => vi.useRealTimers());

const pass = (ms: number): void => {
  vi.advanceTimersByTime(ms);
  usePlayback.getState().advance(ms);
};

it('tells the time ten times a second while it plays', () => {
  const told = new Set<number>();
  const stop = useGlance.subscribe(({ time }) => told.add(time));
  for (let picture = 0; picture < 60; picture++) pass(1_000 / 60);
  stop();
  expect(told.size).toBeGreaterThanOrEqual(8);
  expect(told.size).toBeLessThanOrEqual(11);
});

it('tells at once that it rests, and then each step', () => {
  pass(30);
  pass(30);
  usePlayback.getState().pause();
  expect(useGlance.getState().time).toBe(usePlayback.getState().time);
  usePlayback.getState().seek(1_234);
  expect(useGlance.getState().time).toBe(1_234);
});

it('tells of other lights at once, though it plays', () => {
  pass(10);
  usePlayback.getState().show({ ...SHOW, leds: 2, states: new Uint8Array(8) }, { origin: 'preview', file: 'a', microsPerLed: 30 });
  expect(useGlance.getState().recording?.leds).toBe(2);
});

it('tells at once where someone goes to, though it plays', () => {
  pass(2_000);
  pass(10);
  usePlayback.getState().seek(500);
  expect(useGlance.getState().time).toBe(500);
  usePlayback.getState().seek(4_000);
  expect(useGlance.getState().time).toBe(4_000);
});
