import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFault } from '../led/reading/read-fault.ts';
import { fromJson, toJson } from './recording-json.ts';
import { arbitraryRecording } from './testing/arbitrary-recording.ts';

const head = { treeline: 'recording', version: 1, leds: 1, seed: 0, durationMs: 0 };

describe('a recording as JSON', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(arbitraryRecording, (recording) => {
        expect(fromJson([...toJson(recording)].join(''))).toEqual(recording);
      }),
    );
  });

  it('comes in chunks, and is JSON that others read', () => {
    const frames = 150;
    const recording = {
      leds: 1,
      seed: 7,
      durationMs: 150,
      times: Float64Array.from({ length: frames }, (_, i) => i),
      lines: new Uint32Array(frames).fill(3),
      states: new Uint8Array(frames * 4).fill(100),
    };
    const chunks = [...toJson(recording)];
    expect(chunks).toHaveLength(3);
    expect(JSON.parse(chunks.join('')).frames[149]).toEqual({ ms: 149, line: 3, states: '64646464' });
  });

  it.each([
    ['', null, 'no JSON, and so not a recording'],
    [JSON.stringify(head), 'frames', 'frames is missing'],
    [JSON.stringify({ ...head, leds: 0, frames: [] }), 'leds', 'at least 1'],
    [JSON.stringify({ ...head, frames: [{ ms: 0, line: 1, states: '00' }] }), 'frames[0].states', 'has 2 digits; 1 LEDs have 8'],
    [JSON.stringify({ ...head, frames: [{ ms: 0, line: 1, states: '0000000g' }] }), 'frames[0].states', 'hexadecimal'],
    [
      JSON.stringify({ ...head, frames: [5, 4].map((ms) => ({ ms, line: 1, states: '00000000' })) }),
      'frames[1].ms',
      'earlier than the frame before',
    ],
  ])('that is wrong is refused with its field: %s', (text, field, message) => {
    try {
      fromJson(text);
      expect.fail('it was read');
    } catch (error) {
      expect(error).toBeInstanceOf(ReadFault);
      expect(error).toMatchObject({ field });
      expect((error as ReadFault).message).toContain(message);
    }
  });

  it('that is wrong in millions of places, or would fill the memory, is refused for the first of them', () => {
    const wrong = (leds: number, frame: string, count: number) => () =>
      fromJson(`${JSON.stringify({ ...head, leds }).slice(0, -1)},"frames":[\n${Array.from({ length: count }, () => frame).join(',\n')}]}`);
    expect(wrong(1, '{"ms":-1}', 2_000_000)).toThrow('Line 2: frames[0].ms must be at least 0.');
    expect(wrong(10_000, '{"ms":0,"line":0,"states":""}', 1_000_000)).toThrow('Line 2: frames[0].states has 0 digits');
  });

  it.each([
    ['"line":1', '"line":-1', 'Line 3: frames[1].line must be at least 0.'],
    ['{"ms":2', '{"ms":0.5', 'Line 4: frames[2].ms is earlier than the frame before it.'],
    ['"line":2', '"line":2,"colour":1', 'Line 4: frames[2] has "colour", which a recording has not'],
    ['},\n{"ms":2', '}\n{"ms":2', 'Line 4: This is no JSON, and so not a recording: a "," should stand before this.'],
  ])('tells the line: %s for %s', (right, wrong, sentence) => {
    const times = Float64Array.from([0, 1, 2]);
    const text = [...toJson({ leds: 1, seed: 7, durationMs: 3, times, lines: Uint32Array.from(times), states: new Uint8Array(12) })].join(
      '',
    );
    expect(() => fromJson(text.replace(right, wrong))).toThrow(sentence);
  });
});
