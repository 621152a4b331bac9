import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFault } from '../led/reading/read-fault.ts';
import { toCsv } from './csv.ts';
import { readRecording } from './read-recording.ts';
import { encodeRecording } from './recording-file.ts';
import { toJson } from './recording-json.ts';
import { readSequence } from './sequence/read-sequence.ts';
import { arbitraryRecording } from './testing/arbitrary-recording.ts';

const bytes = (parts: Iterable<string>) => new TextEncoder().encode([...parts].join(''));
const halves = (file: Uint8Array) => [file.subarray(0, file.length >> 1), file.subarray(file.length >> 1)];

describe('a recording from a file', () => {
  it('is known by how it begins', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRecording, async (recording) => {
        fc.pre(recording.times.length > 0);
        expect(await readRecording(halves(encodeRecording(recording)))).toEqual(recording);
        expect(await readRecording(halves(bytes(toJson(recording))))).toEqual(recording);
        const sorted = JSON.parse([...toJson(recording)].join('')) as Record<string, unknown>;
        const fields = Object.fromEntries(Object.entries(sorted).toSorted(([a], [b]) => (a < b ? -1 : 1)));
        expect(await readRecording(halves(bytes([JSON.stringify(fields, null, 2)])))).toEqual(recording);
        const csv = bytes(toCsv(recording));
        expect(await readRecording(halves(csv))).toEqual(await readSequence([csv]));
      }),
    );
  });

  it.each([[[]], [[new Uint8Array()]], [[bytes(['{}'])]], [[bytes(['{"treeline":"tree","version":1}'])]], [[bytes(['x'])]]])(
    'is there, or a fault says why not: %j',
    async (chunks) => {
      await expect(readRecording(chunks)).rejects.toBeInstanceOf(ReadFault);
    },
  );

  it.each([
    ['JSON', '{"treeline":"recording","version":1,"frames":['],
    ['a recording file', '{"leds":500,"seed":1,"durationMs":1,"frames":9}\n\0'],
  ])('of 200 MB is refused before it is read whole: %s', async (_, head) => {
    let given = 0;
    function* file() {
      yield bytes([head]);
      for (; given < 200; given++) yield new Uint8Array(2 ** 20).fill(0x31);
    }
    await expect(readRecording(file())).rejects.toThrow('longer than 64 MB: that is more than is read of a recording at once');
    expect(given).toBe(63);
  });

  it('lets go of a file that is read no further', async () => {
    let open = true;
    async function* file() {
      try {
        for (;;) yield bytes(['FRAME_ID,R_0,G_0,B_0\nwrong\n']);
      } finally {
        open = false;
      }
    }
    await expect(readRecording(file())).rejects.toThrow('Line 2: FRAME_ID is "wrong"');
    expect(open).toBe(false);
  });
});
