import { crc32, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toPng } from './png.ts';

/** Reads what `toPng` may write, with Node's own inflate and checksum. */
function read(png: Uint8Array): { width: number; height: number; pixels: number[] } {
  expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks: Record<string, Buffer> = {};
  const file = Buffer.from(png);
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks[body.toString('latin1', 0, 4)] = body.subarray(4);
    at += 12 + length;
  }
  expect(Object.keys(chunks)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect([...chunks['IHDR']!.subarray(8)]).toEqual([8, 2, 0, 0, 0]);
  const [width, height] = [chunks['IHDR']!.readUInt32BE(0), chunks['IHDR']!.readUInt32BE(4)];
  const data = inflateSync(chunks['IDAT']!);
  const stride = width * 3 + 1;
  const pixels: number[] = [];
  for (let row = 0; row < height; row++) {
    const filter = data[row * stride]!;
    for (let i = 0; i < width * 3; i++) {
      const above = filter === 2 ? pixels[(row - 1) * width * 3 + i]! : 0;
      pixels.push((data[row * stride + 1 + i]! + above) & 255);
    }
  }
  return { width, height, pixels };
}

it('holds every pixel of any picture', async () => {
  const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      pixels: fc.uint8ClampedArray({ minLength: width * height * 4, maxLength: width * height * 4 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(picture, async ({ width, height, pixels }) => {
      expect(read(await toPng(pixels, width, height))).toEqual({ width, height, pixels: [...pixels].filter((_, i) => i % 4 !== 3) });
    }),
  );
});
