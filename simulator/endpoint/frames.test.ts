import { describe, expect, test } from 'vitest';
import { ddpPackets, nextSequence } from './ddp.ts';
import { createPixels } from './pixels.ts';
import { wledBodies } from './wled.ts';

describe('the bytes that lights are sent', () => {
  const states = Uint8Array.of(200, 100, 50, 100, 200, 100, 50, 50, 255, 255, 255, 0);
  test.each([
    [{}, [200, 100, 50, 100, 50, 25, 0, 0, 0]],
    [{ brightness: 0.5 }, [100, 50, 25, 50, 25, 13, 0, 0, 0]],
    [{ order: 'GRB' as const }, [100, 200, 50, 50, 100, 25, 0, 0, 0]],
    [{ order: 'BRG' as const }, [50, 200, 100, 25, 100, 50, 0, 0, 0]],
  ])('with %j', (look, expected) => expect([...createPixels(3, look)(states)]).toEqual(expected));
});

describe('DDP', () => {
  test('is a header and the pixels, byte by byte', () => {
    expect(Buffer.from(ddpPackets(Uint8Array.of(1, 2, 3, 4, 5, 6), 7)[0]!).toString('hex')).toBe(
      '41070b01' + '00000000' + '0006' + '010203040506',
    );
  });

  test('of 1,000 LEDs is three packets, of which the last is pushed', () => {
    const pixels = Uint8Array.from({ length: 3_000 }, (_, n) => n % 251);
    const packets = ddpPackets(pixels, 14).map((packet) => Buffer.from(packet));
    expect(packets.map((packet) => packet.subarray(0, 10).toString('hex'))).toEqual([
      '400e0b010000000005a0',
      '400f0b01000005a005a0',
      '41010b0100000b400078',
    ]);
    expect(Buffer.concat(packets.map((packet) => packet.subarray(10))).equals(Buffer.from(pixels))).toBe(true);
    expect(nextSequence(14, 3_000)).toBe(2);
    expect(nextSequence(15, 3)).toBe(1);
  });
});

test('WLED is told of 256 LEDs at a time, each from its index on', () => {
  const bodies = wledBodies(Uint8Array.from({ length: 300 * 3 }, (_, n) => (n < 3 ? [255, 10, 0][n]! : 1)));
  expect(bodies.map(({ seg: { i } }) => [i.length, i[0], i[1], i.at(-1)])).toEqual([
    [257, 0, 'FF0A00', '010101'],
    [45, 256, '010101', '010101'],
  ]);
});
