import { describe, expect, it } from 'vitest';
import { paceOn, retimed } from './pace.ts';

/** `frames` frames of 500 LEDs, `gap` ms apart, the last as long. */
const recording = (frames: number, gap: number) => ({
  leds: 500,
  durationMs: frames * gap,
  times: Float64Array.from({ length: frames }, (_, frame) => frame * gap),
});
const plan = { recordedMicrosPerLed: 30, microsPerLed: 30, showMs: 45_000 };

describe('the pace on a tree', () => {
  it('is the recorded one, on a tree like the one it was recorded for', () => {
    expect(paceOn(recording(100, 50), plan)).toEqual({
      framesPerSecond: 20,
      durationMs: 5_000,
      framesInShow: 100,
      rushed: 0,
      firstRushed: -1,
    });
  });

  it('is slower where setting the lights takes longer: waits stay', () => {
    // 35 ms of waiting and, on a Raspberry Pi 3, 60 ms of setting.
    const pace = paceOn(recording(1_000, 50), { ...plan, microsPerLed: 120 });
    expect(pace.durationMs).toBeCloseTo(95_000, 6);
    expect(pace.framesPerSecond).toBeCloseTo(1_000 / 95, 6);
    expect(pace.framesInShow).toBe(474);
  });

  it('tells which frames are set without a wait', () => {
    const times = Float64Array.from([0, 15, 30, 80]);
    expect(paceOn({ leds: 500, times, durationMs: 95 }, plan)).toMatchObject({ rushed: 2, firstRushed: 1 });
  });

  it('of a sequence is the times it tells, or the strip where that is slower', () => {
    const sequence = { ...plan, recordedMicrosPerLed: null };
    expect(paceOn(recording(10, 20), sequence)).toMatchObject({ framesPerSecond: 50, durationMs: 200, rushed: 0 });
    const fast = paceOn(recording(10, 5), sequence);
    expect(fast).toMatchObject({ durationMs: 150, rushed: 9, firstRushed: 1 });
    expect(fast.framesPerSecond).toBeCloseTo(66.67, 2);
  });

  it('of nothing is nothing', () => {
    expect(paceOn({ leds: 500, times: new Float64Array(), durationMs: 20 }, plan)).toEqual({
      framesPerSecond: 0,
      durationMs: 20,
      framesInShow: 0,
      rushed: 0,
      firstRushed: -1,
    });
  });
});

describe('a recording at the times of a tree', () => {
  const whole = (frames: number, gap: number) => ({
    ...recording(frames, gap),
    seed: 0,
    lines: new Uint32Array(frames),
    states: new Uint8Array(frames * 2_000),
  });

  it('is itself on a tree like the one it was recorded for', () => {
    const recorded = whole(3, 50);
    expect(retimed(recorded, plan)).toBe(recorded);
  });

  it('keeps its waits, and takes the time of the tree to set the lights', () => {
    const slower = retimed(whole(3, 50), { ...plan, microsPerLed: 120 });
    expect([...slower.times, slower.durationMs]).toEqual([0, 95, 190, 285]);
  });

  it("ends with the tree's show", () => {
    const cut = retimed(whole(1_000, 50), { ...plan, microsPerLed: 120 });
    expect([cut.times.length, cut.durationMs]).toEqual([474, 45_000]);
  });

  it('of a sequence is late only where the strip needs longer', () => {
    const late = retimed(whole(3, 10), { ...plan, recordedMicrosPerLed: null });
    expect([...late.times, late.durationMs]).toEqual([0, 15, 30, 45]);
    expect([...retimed(whole(3, 40), { ...plan, recordedMicrosPerLed: null }).times]).toEqual([0, 40, 80]);
  });
});
