import { ReadFault } from '../../../simulator/led/reading/read-fault.ts';
import { readRecording } from '../../../simulator/recording/read-recording.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';

/** What the worker says: how many bytes are read, then one of the others, once. */
export type Report =
  | { kind: 'progress'; bytes: number }
  | { kind: 'read'; recording: Recording }
  /** `foreseen`: the sentence tells the user what is wrong with the file */
  | { kind: 'failed'; sentence: string; foreseen: boolean };

/** The page cannot paint more than this many times a second, ms between reports. */
const REPORT_EVERY = 50;

const page = globalThis as unknown as { postMessage(report: Report, transfer?: Transferable[]): void };

addEventListener('message', (event: MessageEvent<File>) => void read(event.data), { once: true });

async function read(file: File): Promise<void> {
  let told = -Infinity;
  const onProgress = (bytes: number): void => {
    if (performance.now() - told < REPORT_EVERY) return;
    told = performance.now();
    page.postMessage({ kind: 'progress', bytes });
  };
  try {
    const recording = await readRecording(counted(file.stream(), onProgress));
    const { times, lines, states } = recording;
    page.postMessage({ kind: 'read', recording }, [times.buffer, lines.buffer, states.buffer] as ArrayBuffer[]);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    page.postMessage({ kind: 'failed', sentence, foreseen: error instanceof ReadFault });
  }
}

/** Not every browser can loop over a stream by itself. */
async function* counted(stream: ReadableStream<Uint8Array>, onProgress: (bytes: number) => void): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader();
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    onProgress((bytes += part.value.length));
    yield part.value;
  }
}
