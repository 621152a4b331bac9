/**
 * DDP, the distributed display protocol: UDP packets of a header of 10 bytes (big-endian) and at most 1,440 bytes of pixels. Flags (version 1:
 * 0x40; push, on the last of a frame: 0x01), sequence (1–15), type (RGB, 8 bits each: 0x0B), destination (1: the display), offset in bytes
 * (4 bytes), length (2 bytes).
 */
export const DDP_PORT = 4048;
const HEADER = 10;
const VERSION_1 = 0x40;
const PUSH = 0x01;
const RGB_8 = 0x0b;
const DISPLAY = 1;
const MOST = 480 * 3;

/** The packets of a frame, three bytes for each LED. The number of the last follows from that of the first, and is 1–15. */
export function ddpPackets(pixels: Uint8Array, sequence: number): Uint8Array[] {
  const count = Math.max(1, Math.ceil(pixels.length / MOST));
  return Array.from({ length: count }, (_, n) => {
    const part = pixels.subarray(n * MOST, (n + 1) * MOST);
    const packet = new Uint8Array(HEADER + part.length);
    const view = new DataView(packet.buffer);
    view.setUint8(0, VERSION_1 | (n === count - 1 ? PUSH : 0));
    view.setUint8(1, ((sequence - 1 + n) % 15) + 1);
    view.setUint8(2, RGB_8);
    view.setUint8(3, DISPLAY);
    view.setUint32(4, n * MOST);
    view.setUint16(8, part.length);
    packet.set(part, HEADER);
    return packet;
  });
}

/** The sequence number of the frame after one of so many bytes. */
export function nextSequence(sequence: number, bytes: number): number {
  return ((sequence - 1 + Math.max(1, Math.ceil(bytes / MOST))) % 15) + 1;
}
