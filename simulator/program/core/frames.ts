import type { Frames } from '../../recording/recording.ts';

/** The tree's clock as it was seen so far, and what holds for frames of this run. */
export interface FrameGate {
  leds: number;
  brightest: number;
  showMs: number;
  lastMs: number;
}

/** R, G, B, L, as led-state.ts has it; not imported, because the interpreter's process must start without the schemas. */
const BYTES_PER_LED = 4;
const HEADER_BYTES = 8;

/**
 * Reads a packet of the prelude: 8 bytes of header with the count at 4, then count times (float64), lines (uint32), states. Null
 * where the packet is not what `setLEDs` could have made: it did not come from there.
 */
export function readFrames(packet: Uint8Array<ArrayBuffer>, gate: FrameGate): Frames | null {
  if (packet.length < HEADER_BYTES) return null;
  const count = new DataView(packet.buffer, packet.byteOffset).getUint32(4, true);
  const stateBytes = count * gate.leds * BYTES_PER_LED;
  if (packet.length !== HEADER_BYTES + count * 12 + stateBytes) return null;
  const times = new Float64Array(packet.slice(HEADER_BYTES, HEADER_BYTES + count * 8).buffer);
  const lines = new Uint32Array(packet.slice(HEADER_BYTES + count * 8, HEADER_BYTES + count * 12).buffer);
  const states = packet.slice(HEADER_BYTES + count * 12);
  for (const ms of times) {
    if (!(ms >= gate.lastMs && ms <= gate.showMs)) return null;
    gate.lastMs = ms;
  }
  for (let at = 3; at < states.length; at += BYTES_PER_LED) if (states[at]! > gate.brightest) return null;
  return { times, lines, states };
}
