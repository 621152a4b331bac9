const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
  return crc;
});

/** A picture as PNG (ISO/IEC 15948): 8 bits a channel. `pixels` is RGBA, and taken for opaque. */
export async function toPng(pixels: Uint8ClampedArray, width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // 8 bits, RGB; deflated, plain filters, not interlaced.
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', await deflate(rows(pixels, width, height))),
    chunk('IEND'),
  ];
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Each row begins with its filter: 2, what changed from the row above, where there is one. */
function rows(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array<ArrayBuffer> {
  const stride = width * 3 + 1;
  const data = new Uint8Array(height * stride);
  for (let row = 0; row < height; row++) {
    data[row * stride] = row === 0 ? 0 : 2;
    for (let column = 0, at = row * width * 4, to = row * stride + 1; column < width; column++, at += 4, to += 3) {
      const above = at - width * 4;
      for (let channel = 0; channel < 3; channel++) data[to + channel] = pixels[at + channel]! - (row === 0 ? 0 : pixels[above + channel]!);
    }
  }
  return data;
}

async function deflate(data: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
}

function chunk(type: string, data = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  let crc = 0xffff_ffff;
  for (const byte of bytes.subarray(4, 8 + data.length)) crc = CRC[(crc ^ byte) & 255]! ^ (crc >>> 8);
  view.setUint32(8 + data.length, ~crc >>> 0);
  return bytes;
}
