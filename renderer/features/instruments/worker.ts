import type { Recording } from '../../../simulator/recording/recording.ts';
import { readingsOf } from './readings.ts';
import type { Answer, Order } from './worker-message.ts';

let recording: Recording | null = null;

// Measuring a long run takes longer than a picture of the screen: it is done here.
addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.kind === 'recording') recording = { ...data.recording, states: new Uint8Array(data.bytes) };
  else if (data.kind === 'states') recording?.states.set(data.states, data.at);
  else if (recording) postMessage({ id: data.id, readings: readingsOf(recording, data.options) } satisfies Answer);
});
