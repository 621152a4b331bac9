/** Real lights that are sent frames now. What it throws is a `DeviceFault`. */
export interface LightsDevice {
  /** host and port */
  name: string;
  /** how many LEDs it says it has; null where it does not tell */
  leds: number | null;
  /** Shows three bytes for each LED; resolves when they were sent, or, where it answers, when it has them. */
  show(pixels: Uint8Array): Promise<void>;
  /** All dark. */
  off(): Promise<void>;
  close(): void;
}

/** It does not do as it should, or is gone; the message says what to do. */
export class DeviceFault extends Error {
  override readonly name = 'DeviceFault';
}
