import { array, assert, constantFrom, integer, property, tuple, uint8Array } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDemux, type Push } from './demux.ts';
import { createFrameReader } from './frames.ts';
import { frame } from './protocol.ts';

/** Hands bytes over in pieces of these lengths, again and again. */
function inPieces(bytes: Uint8Array, lengths: readonly number[], push: Push): void {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const end = at + (lengths[i % lengths.length] ?? bytes.length);
    push(bytes.subarray(at, end));
    at = end;
  }
}

function multiplexed(stream: number, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

const lengths = array(integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });

describe('the attach stream', () => {
  test('is taken apart, however it is cut', () => {
    const parts = array(tuple(constantFrom(1, 2), uint8Array({ maxLength: 30 })), { maxLength: 20 });
    assert(
      property(parts, lengths, (sent, cuts) => {
        const got: Record<number, Uint8Array[]> = { 1: [], 2: [] };
        const demux = createDemux(
          (bytes) => got[1]!.push(bytes),
          (bytes) => got[2]!.push(bytes),
        );
        inPieces(Buffer.concat(sent.map(([stream, payload]) => multiplexed(stream, payload))), cuts, demux);
        for (const stream of [1, 2]) {
          const expected = Buffer.concat(sent.filter(([its]) => its === stream).map(([, payload]) => payload));
          expect(Buffer.concat(got[stream]!).equals(expected)).toBe(true);
        }
      }),
    );
  });

  test('may come as a million tiny frames in one chunk', () => {
    let bytes = 0;
    const demux = createDemux(
      (chunk) => (bytes += chunk.length),
      () => {},
    );
    const before = performance.now();
    demux(Buffer.concat(Array.from({ length: 1_000_000 }, () => multiplexed(1, Buffer.from('x')))));
    expect(bytes).toBe(1_000_000);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('is refused where it is none', () => {
    const demux = createDemux(
      () => {},
      () => {},
    );
    expect(() => demux(Buffer.from('HTTP/1.1 500 '))).toThrow('something else than a multiplexed stream');
  });
});

describe('frames', () => {
  test('are taken apart, however they are cut: bytes as they come, the rest whole', () => {
    const parts = array(
      tuple(constantFrom('C' as const, 'W' as const), integer({ min: 0, max: 0xffffff }), uint8Array({ maxLength: 30 })),
      {
        maxLength: 20,
      },
    );
    assert(
      property(parts, lengths, (sent, cuts) => {
        const data: Uint8Array[] = [];
        const controls: unknown[] = [];
        const reader = createFrameReader({
          data: (type, bytes) => type === 'C' && data.push(bytes),
          control: (type, payload, channel) => controls.push([type, channel, Buffer.from(payload).toString('hex')]),
        });
        inPieces(Buffer.concat(sent.flatMap(([type, channel, payload]) => frame(type, payload, channel))), cuts, reader);
        expect(Buffer.concat(data)).toEqual(Buffer.concat(sent.filter(([type]) => type === 'C').map(([, , payload]) => payload)));
        const expected = sent
          .filter(([type]) => type === 'W')
          .map(([type, channel, payload]) => [type, channel, Buffer.from(payload).toString('hex')]);
        expect(controls).toEqual(expected);
      }),
    );
  });

  test('that are none, or too long to be kept, are refused', () => {
    const reader = () => createFrameReader({ data() {}, control() {} });
    expect(() => reader()(Buffer.from('?\0\0\0\0\0\0\0'))).toThrow('a frame that is none');
    expect(() => reader()(Buffer.from('Z\0\0\0\xff\0\0\0', 'latin1'))).toThrow('too long');
  });
});
