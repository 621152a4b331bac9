import { beforeEach, describe, expect, it } from 'vitest';
import type { Recording } from '../../../simulator/recording/recording.ts';
import { useTree } from '../trees/tree-store.ts';
import { currentLine, usePlayback } from './playback-store.ts';

function recordingOf(times: number[], durationMs: number): Recording {
  return {
    leds: 1,
    seed: 0,
    durationMs,
    times: Float64Array.from(times),
    lines: Uint32Array.from(times, (_, frame) => frame + 10),
    states: new Uint8Array(times.length * 4),
  };
}
const preview = { origin: 'preview', file: 'main.py', microsPerLed: 30 } as const;
const playback = () => usePlayback.getState();

beforeEach(() => {
  useTree.setState(useTree.getInitialState(), true);
  usePlayback.setState(usePlayback.getInitialState(), true);
});

describe('playback', () => {
  it('begins to play with the first recording', () => {
    playback().show(recordingOf([0, 100, 200], 300), preview);
    expect(playback()).toMatchObject({ playing: true, time: 0, frame: 0 });
    playback().advance(150);
    expect(playback()).toMatchObject({ time: 150, frame: 1 });
  });

  it('keeps its time and stays paused when another recording comes', () => {
    playback().show(recordingOf([0, 100, 200], 300), preview);
    playback().seek(150);
    playback().pause();
    playback().show(recordingOf([0, 140, 145], 1_000), preview);
    expect(playback()).toMatchObject({ playing: false, time: 150, frame: 2 });
    playback().show(recordingOf([0], 50), preview);
    expect(playback()).toMatchObject({ time: 50, frame: 0 });
  });

  it('waits on the newest frame for the moment one looked at, while frames come', () => {
    playback().show(recordingOf([0, 100, 200], 300), preview);
    playback().seek(250);
    playback().show(recordingOf([0, 20], 20), { ...preview, growing: true });
    playback().advance(16);
    expect(playback()).toMatchObject({ time: 250, frame: 1, playing: true });
    playback().show(recordingOf([0, 20, 240], 300), preview);
    expect(playback()).toMatchObject({ time: 250, frame: 2 });
  });

  it('begins again at the end, or stops there without the loop', () => {
    playback().show(recordingOf([0, 1_000, 2_000], 3_000), preview);
    playback().advance(3_100);
    expect(playback()).toMatchObject({ time: 100, frame: 0, playing: true });
    playback().setLoop(false);
    playback().advance(4_000);
    expect(playback()).toMatchObject({ time: 3_000, frame: 2, playing: false });
    playback().play();
    expect(playback()).toMatchObject({ time: 0, playing: true });
  });

  it.each([0.25, 1, 4])('lets a short show rest on its last frame, so that it begins again once a second at most, at speed %d', (speed) => {
    playback().show(recordingOf([0, 20, 40], 60), preview);
    playback().setSpeed(speed);
    let begun = 0;
    for (let ms = 0; ms < 4_000; ms += 16) {
      const before = playback().frame;
      playback().advance(16);
      if (playback().frame < before) begun += 1;
    }
    expect(begun).toBeGreaterThan(2);
    expect(begun).toBeLessThan(5);
  });

  it('plays at its speed', () => {
    playback().show(recordingOf([0, 100, 200], 1_000), preview);
    playback().setSpeed(4);
    playback().advance(50);
    expect(playback().time).toBe(200);
  });

  it('steps over frames, those of one moment too, and not past the ends', () => {
    playback().show(recordingOf([0, 100, 100, 200], 300), preview);
    for (const frame of [1, 2, 3, 3]) {
      playback().step(1);
      expect(playback()).toMatchObject({ frame, playing: false });
    }
    playback().step(-1);
    expect(playback()).toMatchObject({ frame: 2, time: 100 });
    playback().step(-10);
    expect(playback().frame).toBe(0);
  });

  it('survives a recording without frames or time', () => {
    playback().show(recordingOf([], 0), preview);
    playback().advance(16);
    playback().step(1);
    playback().seek(100);
    expect(playback()).toMatchObject({ time: 0, frame: -1 });
  });

  it('knows the line of the shown frame, where the file is at hand', () => {
    playback().show(recordingOf([50, 100], 300), preview);
    expect(currentLine(playback())).toBeNull();
    playback().seek(120);
    expect(currentLine(playback())).toEqual({ file: 'main.py', line: 11 });
    playback().show(playback().recording!, { origin: 'run', file: null, microsPerLed: 30 });
    expect(currentLine(playback())).toBeNull();
  });

  describe('a section', () => {
    const inSection = (from: number, to: number) => {
      playback().show(recordingOf([0, 1_000, 2_000, 3_000], 5_000), preview);
      playback().setSection({ from, to });
    };

    it('is looped, and its end belongs to what follows', () => {
      inSection(1_000, 3_000);
      playback().seek(2_900);
      playback().advance(300);
      expect(playback()).toMatchObject({ time: 1_200, frame: 1, playing: true });
    });

    it('rests on its last frame where it is short', () => {
      inSection(1_500, 2_000);
      playback().seek(1_900);
      playback().advance(100);
      expect(playback()).toMatchObject({ time: 2_000, frame: 1 });
      playback().advance(490);
      expect(playback()).toMatchObject({ time: 2_000, frame: 1 });
      playback().advance(20);
      expect(playback()).toMatchObject({ time: 1_500, frame: 1 });
    });

    it('is left by going beyond it, and begun again from the end of the show', () => {
      inSection(1_000, 3_000);
      playback().seek(4_000);
      playback().advance(500);
      expect(playback()).toMatchObject({ time: 4_500, frame: 3 });
      playback().advance(700);
      expect(playback().time).toBe(1_200);
    });

    it('may be drawn backwards, is kept inside the show, and needs some length', () => {
      inSection(4_000, -20);
      expect(playback().section).toEqual({ from: 0, to: 4_000 });
      playback().setSection({ from: 10, to: 10 });
      expect(playback().section).toBeNull();
    });

    it('stays while the same program is edited, as long as there is something of it, and goes with the program', () => {
      inSection(1_000, 3_000);
      playback().show(recordingOf([0, 1_000], 2_000), preview);
      expect(playback().section).toEqual({ from: 1_000, to: 2_000 });
      playback().show(recordingOf([0, 1_000], 2_000), { ...preview, file: 'other.py' });
      expect(playback().section).toBeNull();
    });
  });

  describe('the times of the tree', () => {
    const slow = (microsPerLed: number) => useTree.getState().set({ ...useTree.getState().file, speed: { microsPerLed } });

    it('are longer on a slower tree, and the frame stays', () => {
      slow(30_000);
      playback().show(recordingOf([0, 100, 200], 300), preview);
      playback().goToFrame(2);
      playback().setTiming('tree');
      expect(playback()).toMatchObject({ frame: 2, timing: 'tree' });
      expect(playback().time).toBeCloseTo(259.94, 6);
      expect(playback().recorded!.durationMs).toBe(300);
      playback().setTiming('recorded');
      expect(playback()).toMatchObject({ frame: 2, time: 200 });
    });

    it('follow the tree', () => {
      playback().show(recordingOf([0, 100, 200], 300), preview);
      playback().setTiming('tree');
      slow(100_030);
      expect(playback().recording!.durationMs).toBeCloseTo(600, 6);
    });
  });
});
