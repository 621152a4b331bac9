import { beforeEach, expect, it } from 'vitest';
import { usePlayback } from './playback-store.ts';
import { useView } from './view-store.ts';

const recording = {
  leds: 1,
  seed: 0,
  durationMs: 10_000,
  times: Float64Array.from([0, 4_000]),
  lines: new Uint32Array(2),
  states: new Uint8Array(8),
};
const preview = { origin: 'preview', file: 'a', microsPerLed: 30 } as const;
const view = () => useView.getState().view;

beforeEach(() => {
  usePlayback.setState(usePlayback.getInitialState(), true);
  useView.setState({ view: null });
  usePlayback.getState().show(recording, preview);
});

it('comes closer round the moment that is played', () => {
  usePlayback.getState().seek(4_000);
  useView.getState().zoom(0.5);
  expect(view()).toEqual({ from: 2_000, to: 7_000 });
  useView.getState().zoom(4);
  expect(view()).toBeNull();
});

it('turns the page when playing leaves it, and does not where one looks elsewhere', () => {
  useView.getState().show({ from: 0, to: 5_000 });
  usePlayback.getState().seek(4_990);
  usePlayback.getState().advance(20);
  expect(view()!.from).toBeCloseTo(5_010 - 300, 6);
  useView.getState().pan(-9_000);
  usePlayback.getState().advance(20);
  expect(view()).toEqual({ from: 0, to: 5_000 });
});

it('stays inside the recording, and is the whole of another program', () => {
  useView.getState().show({ from: 6_000, to: 9_000 });
  usePlayback.getState().show({ ...recording, durationMs: 8_000 }, preview);
  expect(view()).toEqual({ from: 5_000, to: 8_000 });
  usePlayback.getState().show(recording, { ...preview, file: 'b' });
  expect(view()).toBeNull();
});
