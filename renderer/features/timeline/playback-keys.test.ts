import { beforeEach, describe, expect, it } from 'vitest';
import { playbackKey } from './playback-keys.ts';
import { usePlayback } from './playback-store.ts';

const recording = {
  leds: 1,
  seed: 0,
  durationMs: 5_000,
  times: Float64Array.from([0, 1_000, 2_000, 3_000]),
  lines: new Uint32Array(4),
  states: new Uint8Array(16),
};
const playback = () => usePlayback.getState();

beforeEach(() => usePlayback.setState(usePlayback.getInitialState(), true));

describe('the keys of the timeline', () => {
  it('are none without a recording', () => {
    expect(playbackKey(' ', false)).toBe(false);
  });

  it('play, step, jump and go to the ends', () => {
    playback().show(recording, { origin: 'preview', file: null, microsPerLed: 30 });
    expect(playbackKey(' ', false)).toBe(true);
    expect(playback().playing).toBe(false);
    for (const key of ['.', 'ArrowRight']) playbackKey(key, false);
    expect(playback().frame).toBe(2);
    playbackKey(',', false);
    expect(playback().frame).toBe(1);
    playbackKey('ArrowRight', true);
    expect(playback().time).toBe(2_000);
    playbackKey('Home', false);
    expect(playback()).toMatchObject({ time: 0, frame: 0 });
  });

  it('rest at the end, also while it plays in a loop', () => {
    playback().show(recording, { origin: 'preview', file: null, microsPerLed: 30 });
    playbackKey('End', false);
    playback().advance(0);
    expect(playback()).toMatchObject({ time: 5_000, frame: 3, playing: false });
  });

  it('mark a section to loop, from either end, and clear it', () => {
    playback().show(recording, { origin: 'preview', file: null, microsPerLed: 30 });
    playback().seek(2_000);
    playbackKey('i', false);
    expect(playback().section).toEqual({ from: 2_000, to: 5_000 });
    playback().seek(3_000);
    playbackKey('o', false);
    expect(playback().section).toEqual({ from: 2_000, to: 3_000 });
    playback().seek(4_000);
    playbackKey('i', false);
    expect(playback().section).toEqual({ from: 4_000, to: 5_000 });
    playback().seek(1_000);
    playbackKey('o', false);
    expect(playback().section).toEqual({ from: 0, to: 1_000 });
    playbackKey('x', false);
    expect(playback().section).toBeNull();
  });

  it('leave other keys to others', () => {
    playback().show(recording, { origin: 'preview', file: null, microsPerLed: 30 });
    expect(playbackKey('a', false)).toBe(false);
  });
});
