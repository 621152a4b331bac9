import { describe, expect, it } from 'vitest';
import { frameAt, frameStates, lastChange, stateAt } from './frame-index.ts';
import type { Recording } from './recording.ts';

/** Two LEDs, four frames: LED 0 changes in frames 0 and 2, LED 1 in frame 3. */
const recording: Recording = {
  leds: 2,
  seed: 7,
  durationMs: 500,
  times: Float64Array.from([100, 200, 200, 400]),
  lines: Uint32Array.from([3, 4, 5, 6]),
  states: Uint8Array.from(
    [
      [255, 0, 0, 100, 0, 0, 0, 0],
      [255, 0, 0, 100, 0, 0, 0, 0],
      [0, 255, 0, 100, 0, 0, 0, 0],
      [0, 255, 0, 100, 0, 0, 9, 50],
    ].flat(),
  ),
};

describe('the frame at a time', () => {
  it.each([
    [0, -1],
    [99.9, -1],
    [100, 0],
    [199, 0],
    [200, 2],
    [399, 2],
    [400, 3],
    [1e9, 3],
  ])('at %d ms is frame %i', (ms, frame) => {
    expect(frameAt(recording, ms)).toBe(frame);
  });

  it('is none in an empty recording', () => {
    expect(frameAt({ times: new Float64Array() }, 5)).toBe(-1);
  });
});

describe('states', () => {
  it('are a view of the frame, and none outside the recording', () => {
    expect([...frameStates(recording, 2)!]).toEqual([0, 255, 0, 100, 0, 0, 0, 0]);
    expect(frameStates(recording, 2)!.buffer).toBe(recording.states.buffer);
    expect(frameStates(recording, -1)).toBeNull();
    expect(frameStates(recording, 4)).toBeNull();
  });

  it('are had for one LED, or refused with its number', () => {
    expect(stateAt(recording, 3, 1)).toEqual([0, 0, 9, 50]);
    expect(() => stateAt(recording, 3, 2)).toThrow('LED 2');
  });
});

describe('where an LED got its state', () => {
  it('is the frame and line that changed it last', () => {
    expect(lastChange(recording, 3, 0)).toEqual({ frame: 2, line: 5 });
    expect(lastChange(recording, 1, 0)).toEqual({ frame: 0, line: 3 });
    expect(lastChange(recording, 3, 1)).toEqual({ frame: 3, line: 6 });
    expect(lastChange(recording, 2, 1)).toEqual({ frame: 0, line: 3 });
  });
});
