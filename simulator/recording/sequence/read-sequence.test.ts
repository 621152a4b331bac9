import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BYTES_PER_LED } from '../../led/led-state.ts';
import { ReadFault } from '../../led/reading/read-fault.ts';
import { toCsv } from '../csv.ts';
import type { Recording } from '../recording.ts';
import { arbitraryRecording } from '../testing/arbitrary-recording.ts';
import { createFrameList } from './frame-list.ts';
import { readSequence, type SequenceOptions } from './read-sequence.ts';

const read = (text: string, options?: SequenceOptions) => readSequence([new TextEncoder().encode(text)], options);
const whole = (recording: Recording, timing: 'FRAME_ID' | 'FRAME_TIME') => [...toCsv(recording, timing)].join('');

/** What sequence CSV can say of a recording's light: brightness folded into the channels. */
function folded({ states }: Recording): Uint8Array {
  return states.map((value, at) => {
    const brightness = states[at - (at % BYTES_PER_LED) + 3]!;
    return at % BYTES_PER_LED === 3 ? 100 : Math.trunc((value * brightness) / 100);
  });
}

describe('a sequence', () => {
  it('is played at 30 frames a second where it tells no times', async () => {
    expect(await read('FRAME_ID,R_0,G_0,B_0\n0,1,2,3\n1,4,5,6\n2,7,8,9\n')).toEqual({
      leds: 1,
      seed: 0,
      durationMs: 100,
      times: Float64Array.from([0, 1_000 / 30, 2_000 / 30]),
      lines: new Uint32Array(3),
      states: Uint8Array.from([1, 2, 3, 100, 4, 5, 6, 100, 7, 8, 9, 100]),
    });
    expect(await read('FRAME_ID,R_0,G_0,B_0\n0,1,2,3', { framesPerSecond: 4 })).toMatchObject({ durationMs: 250 });
  });

  it('tells with FRAME_TIME how long a frame is shown', async () => {
    const { times, durationMs } = await read('FRAME_TIME,R_0,G_0,B_0\n122.5,0,0,0\n0,1,1,1\n77.5,2,2,2\n');
    expect([...times]).toEqual([0, 122.5, 122.5]);
    expect(durationMs).toBe(200);
  });

  describe('with times below 1', () => {
    const timed = async (leds: number, ...told: string[]) => {
      const header = Array.from({ length: leds }, (_, led) => `,R_${led},G_${led},B_${led}`).join('');
      const { times, durationMs } = await read(`FRAME_TIME${header}\n${told.map((time) => `${time}${',0'.repeat(leds * 3)}`).join('\n')}`);
      return [...times, durationMs].slice(1);
    };

    it.each([
      ['30 frames a second on one LED', 1, ['0.033', '0.033'], [33, 66]],
      ['30 frames a second on a tree', 500, ['0.033', '0.033'], [33, 66]],
      ['half seconds, too short for so many LEDs as ms', 500, ['0.25', '0.5', '2'], [250, 750, 2_750]],
    ])('tells them in seconds where no strip could show such ms: %s', async (_, leds, told, ends) => {
      expect(await timed(leds, ...told)).toEqual(ends);
    });

    it.each([
      ['a few LEDs are set so soon', 10, ['0.5', '0.5'], [0.5, 1]],
      ['most are longer', 500, ['0.5', '16', '16'], [0.5, 16.5, 32.5]],
      ['ms that are whole may be as short as they like', 500, ['1', '1'], [1, 2]],
      ['they are marked as ours', 500, ['5e-1', '0.25'], [0.5, 0.75]],
    ])('tells them in ms, as the format says, where it could: %s', async (_, leds, told, ends) => {
      expect(await timed(leds, ...told)).toEqual(ends);
    });
  });

  it('may have a byte order mark, CRLF, lower-case names, quotes, floats, and no end', async () => {
    const { states } = await read('\uFEFF"frame_id","r_0","g_0","b_0"\r\n0.0,1.4,2.6,"3"\r\n1,1e2, 5 ,+6');
    expect([...states]).toEqual([1, 3, 3, 100, 100, 5, 6, 100]);
  });

  it('may have its columns and its frames in any order', async () => {
    const { states } = await read('B_0,R_1,G_1,B_1,FRAME_ID,R_0,G_0\n3,4,5,6,20,1,2\n9,0,0,0,10,7,8\n');
    expect([...states]).toEqual([7, 8, 9, 100, 0, 0, 0, 100, 1, 2, 3, 100, 4, 5, 6, 100]);
  });

  it('is given back as it was written, with its times', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecording, async (recording) => {
        fc.pre(recording.times.length > 0);
        const found = await read(whole(recording, 'FRAME_TIME'));
        const dark = recording.times[0]! > 0 ? 1 : 0;
        expect(found.states.subarray(dark * recording.leds * BYTES_PER_LED)).toEqual(folded(recording));
        found.times.subarray(dark).forEach((ms, i) => expect(ms).toBeCloseTo(recording.times[i]!, 6));
        expect(found.durationMs).toBeCloseTo(recording.durationMs, 6);
      }),
    );
  });

  it('is given back as it was written, without its times', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecording, async (recording) => {
        fc.pre(recording.times.length > 0);
        expect((await read(whole(recording, 'FRAME_ID'))).states).toEqual(folded(recording));
      }),
    );
  });

  it('is the same however its bytes arrive', async () => {
    const bytes = new TextEncoder().encode('\uFEFFFRAME_TIME,R_0,G_0,B_0\r\n12.5,255,0,17\r\n100,3,200,1\r\n');
    const expected = await readSequence([bytes]);
    for (let size = 1; size < bytes.length; size++) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
      expect(await readSequence(chunks)).toEqual(expected);
    }
  });
});

describe('a sequence that is wrong', () => {
  it.each([
    ['', 'The file is empty', null, null],
    ['\uFEFF', 'The file is empty', null, null],
    ['FRAME_ID,R_0,G_0,B_0\n', 'no frames', 2, null],
    ['FRAME_ID\n0\n', 'no column of an LED', 1, null],
    ['FRAME_ID,R_0,G_0\n', 'the column B_0 is missing', 1, 'B_0'],
    ['FRAME_ID,R_1,G_1,B_1\n', 'the column R_0 is missing', 1, 'R_0'],
    ['FRAME_ID,R_0,G_0,B_0,R_0\n', 'the column R_0 is there twice', 1, 'R_0'],
    ['FRAME_ID,R_0,G_0,B_0,W_0\n', 'the column "W_0" is none of a sequence', 1, 'W_0'],
    ['FRAME_ID,R_10000,G_0,B_0\n', 'at most 10,000 LEDs', 1, null],
    ['FRAME_ID,R_0,G_0,B_0\n0,1,2\n', 'this row has 3 values, and the header has 4 columns', 2, null],
    ['FRAME_ID,R_0,G_0,B_0\n0,1,2,3\n\n1,1,2,3,4\n', 'this row has 5 values', 4, null],
    ['FRAME_ID,R_0,G_0,B_0\n0,1,2,NaN\n', 'B_0 is "NaN"; it must be a number', 2, 'B_0'],
    ['FRAME_ID,R_0,G_0,B_0\n0,1,,3\n', 'G_0 is ""', 2, 'G_0'],
    ['FRAME_ID,R_0,G_0,B_0\n0,256,2,3\n', 'R_0 is 256; a colour goes from 0 to 255', 2, 'R_0'],
    ['FRAME_ID,R_0,G_0,B_0\n0,-1,2,3\n', 'R_0 is -1', 2, 'R_0'],
    [`FRAME_ID,R_0,G_0,B_0\n0,${'9'.repeat(400)},2,3\n`, 'R_0 is Infinity', 2, 'R_0'],
    ['FRAME_TIME,R_0,G_0,B_0\n-5,1,2,3\n', 'FRAME_TIME is -5', 2, 'FRAME_TIME'],
    ['FRAME_TIME,R_0,G_0,B_0\n1e300,1,2,3\n', 'FRAME_TIME is 1e+300', 2, 'FRAME_TIME'],
  ])('is refused with its place: %j', async (text, message, line, field) => {
    const error: unknown = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ReadFault);
    expect((error as ReadFault).message).toContain(message);
    expect(error).toMatchObject({ line, field });
  });

  it('is read, or a fault says why not', async () => {
    const scrap = fc.constantFrom(
      'FRAME_ID',
      'frame_time',
      ',R_0,G_0,B_0',
      ',R_1,G_1,B_1',
      '\n',
      '\r\n',
      ',',
      '0',
      '255',
      '-1',
      '1.5',
      'NaN',
      '"',
      '\uFEFF',
      ' ',
      '1e9',
    );
    const rows = fc.array(scrap, { maxLength: 30 }).map((parts) => parts.join(''));
    const file = fc.oneof(
      rows,
      rows.map((text) => `FRAME_ID,R_0,G_0,B_0\n${text}`),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        await read(text).then(
          ({ leds, times, states }) => expect(states).toHaveLength(times.length * leds * BYTES_PER_LED),
          (error: unknown) => expect(error).toBeInstanceOf(ReadFault),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a long sequence', () => {
  const row = new TextEncoder().encode(`0${',255,128,0'.repeat(500)}\n`);
  function* rows(count: number) {
    yield new TextEncoder().encode(`FRAME_ID${Array.from({ length: 500 }, (_, i) => `,R_${i},G_${i},B_${i}`).join('')}\n`);
    for (let i = 0; i < count; i++) yield row;
  }

  it('says how far it is', async () => {
    const seen: number[] = [];
    await readSequence(rows(10), { onProgress: (bytes) => seen.push(bytes) });
    expect(seen).toHaveLength(11);
    expect(seen[10]! - seen[9]!).toBe(row.length);
  });

  it('can be cancelled', async () => {
    const cancel = new AbortController();
    const onProgress = (bytes: number) => bytes > 100_000 && cancel.abort(new Error('enough'));
    await expect(readSequence(rows(1e9), { onProgress, signal: cancel.signal })).rejects.toThrow('enough');
  });

  it('of more than a page can hold is refused with its line', () => {
    const frames = createFrameList(10_000);
    for (let line = 2; line < 6_712; line++) frames.add(line);
    expect(() => frames.add(6_713)).toThrow('Line 6713: the sequence is too long: 6710 frames of 10000 LEDs were read');
  });
});
