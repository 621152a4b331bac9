import { BYTES_PER_LED } from '../../../../simulator/led/led-state.ts';
import type { Frames } from '../../../../simulator/recording/recording.ts';
import type { StageCause } from '../../../contract/cause.ts';
import type { Verdict } from '../../../contract/verdict.ts';
import type { Texts } from './protocol.ts';

/** The FIFO in a container that the first process takes lights from. */
export const LIGHTS = '/box/lights';

/** The tree whose lights a program may set. */
export interface Lights {
  leds: number;
  /** the most that L may be */
  brightest: number;
  /** how long the strip takes for a frame, µs: the next line is not taken before */
  frameUs: number;
  /** is handed each frame as it comes, with the ms since the program's start */
  take(frames: Frames): void;
}

const TIME_BYTES = 8;
const NO_LINE = Uint32Array.of(0);

/** A frame that the first process sent. @throws Error where it is none of this tree */
export function readLights(payload: Uint8Array, { leds }: Lights): Frames {
  if (payload.length !== TIME_BYTES + leds * BYTES_PER_LED) throw new Error('the container sent lights that are none');
  const time = new DataView(payload.buffer, payload.byteOffset).getBigUint64(0);
  return { times: Float64Array.of(Number(time) / 1000), lines: NO_LINE, states: payload.subarray(TIME_BYTES) };
}

/** What is wrong with a line, as the end of a program that wrote it. */
export function lightsCause(report: Texts, { leds, brightest }: Lights): { cause: StageCause; evidence: Verdict['evidence'] } {
  const line = report.number('lightsLine');
  const fault = report.text('lightsFault') ?? '';
  const isOfLed = ['width', 'digit', 'bright'].includes(fault);
  const sentence = `Line ${line} of the lights: ${wrong(fault, report, leds, brightest)}.`;
  return {
    cause: { kind: 'refused', sentence },
    evidence: { frame: line - 1, ...(isOfLed ? { led: report.number('lightsLed') } : {}) },
  };
}

function wrong(fault: string, report: Texts, leds: number, brightest: number): string {
  const count = report.number('lightsCount');
  const led = `LED ${report.number('lightsLed')}`;
  const said = JSON.stringify(report.text('lightsSaid') ?? '');
  const tree = `the tree has ${leds} LED${leds === 1 ? '' : 's'}`;
  const each = leds === 1 ? '' : ' for each';
  switch (fault) {
    case 'few':
    case 'many':
      return `too ${fault} lights: ${count}; ${tree} and needs one${each}`;
    case 'length':
      return `it has ${count} digits; ${tree} and needs ${6 * leds}, rrggbb${each}, or ${8 * leds}, rrggbbll${each}`;
    case 'width':
      return `${led} is ${said}; it must be 6 or 8 hexadecimal digits, rrggbb or rrggbbll`;
    case 'digit':
      return `${led} is ${said}, which is not hexadecimal; it must be rrggbb or rrggbbll`;
    case 'bright':
      return `the brightness of ${led} is ${count}; it must be 0 to ${brightest}, as two hexadecimal digits 00 to ${brightest.toString(16)}`;
    case 'long':
      return `it is longer than ${9 * leds} bytes, and so has too many lights or no newline at its end; ${tree}`;
    case 'half':
      return `the program ended in the middle of it; a line ends with a newline`;
    default:
      throw new TypeError(`the container told of a fault in the lights that is none: ${fault}`);
  }
}
