import { describe, expect, it } from 'vitest';
import { createColourPath } from '../led/path/colour-path.ts';
import { toCsv } from './csv.ts';
import type { Recording } from './recording.ts';

function recordingOf(leds: number, frames: number): Recording {
  return {
    leds,
    seed: 1,
    durationMs: frames * 40,
    times: Float64Array.from({ length: frames }, (_, frame) => frame * 40),
    lines: new Uint32Array(frames).fill(1),
    states: Uint8Array.from({ length: frames * leds * 4 }, (_, i) => (i % 4 === 3 ? [100, 50, 0][(i >> 2) % 3]! : (i * 37) % 256)),
  };
}

function parse(csv: string): { header: string[]; rows: number[][] } {
  const [header, ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return { header: header!, rows: rows.map((row) => row.map(Number)) };
}

describe('sequence CSV', () => {
  it('says what its columns are', () => {
    expect(parse([...toCsv(recordingOf(2, 0))].join('')).header.join()).toBe('FRAME_ID,R_0,G_0,B_0,R_1,G_1,B_1');
  });

  it.each(['FRAME_ID', 'FRAME_TIME'] as const)('folds the brightness into the channels, rounded down as the tree does: %s', (timing) => {
    const recording = { ...recordingOf(3, 1), states: Uint8Array.from([255, 128, 1, 100, 255, 128, 1, 50, 255, 128, 1, 0]) };
    const [row] = parse([...toCsv(recording, timing)].join('')).rows;
    expect(row!.slice(1)).toEqual([255, 128, 1, 127, 64, 0, 0, 0, 0]);
  });

  it('has every colour at every brightness as the planned tree sends it', () => {
    const states = Uint8Array.from({ length: 256 * 101 * 4 }, (_, i) => (i % 4 === 3 ? Math.floor(i / 1_024) : (i >> 2) % 256));
    const recording = { ...recordingOf(256, 101), states };
    const sent = new Uint8Array(256 * 3);
    const { light } = createColourPath({ path: 'plan', order: 'RGB', dead: [] });
    parse([...toCsv(recording)].join('')).rows.forEach((row, frame) => {
      light(states.subarray(frame * 1_024), 256, sent);
      expect(row.slice(1)).toEqual([...sent]);
    });
  });

  it('holds what is brighter than full at 255, which is the most that can be read', () => {
    const recording = { ...recordingOf(1, 1), states: Uint8Array.from([255, 100, 1, 200]) };
    expect(parse([...toCsv(recording)].join('')).rows).toEqual([[0, 255, 200, 2]]);
  });

  it('gives every frame back, whole, in chunks that end with a line', () => {
    const recording = recordingOf(5, 200);
    const chunks = [...toCsv(recording)];
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(chunk.endsWith('\n')).toBe(true);
    const { rows } = parse(chunks.join(''));
    expect(rows.map((row) => row[0])).toEqual(Array.from({ length: 200 }, (_, frame) => frame));
    rows.forEach((row, frame) => {
      const states = recording.states.subarray(frame * 20, frame * 20 + 20);
      const folded = Array.from({ length: 15 }, (_, i) =>
        Math.trunc((states[Math.floor(i / 3) * 4 + (i % 3)]! * states[Math.floor(i / 3) * 4 + 3]!) / 100),
      );
      expect(row.slice(1)).toEqual(folded);
    });
  });

  it('tells with FRAME_TIME how long each frame is shown, the dark before the first too', () => {
    const recording = { ...recordingOf(1, 3), times: Float64Array.from([20, 60, 60]), durationMs: 100 };
    const column = ({ rows }: ReturnType<typeof parse>) => rows.map((row) => row[0]);
    expect(column(parse([...toCsv(recording, 'FRAME_TIME')].join('')))).toEqual([20, 40, 0, 40]);
    const rushed = [...toCsv({ ...recording, times: Float64Array.from([0.25, 0.75, 1]), durationMs: 1.5 }, 'FRAME_TIME')].join('');
    expect(rushed.split('\n').map((row) => row.split(',')[0])).toEqual(['FRAME_TIME', '2.5e-1', '5e-1', '2.5e-1', '5e-1', '']);
    // A recording that others made may end before its last frame is due.
    expect(column(parse([...toCsv({ ...recording, durationMs: 50 }, 'FRAME_TIME')].join('')))).toEqual([20, 40, 0, 0]);
  });
});
