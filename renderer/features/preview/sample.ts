import { decodeRecording } from '../../../simulator/recording/recording-file.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { usePreview } from './use-preview.ts';

/** The program whose recording is shipped with the page: made at build time, so that the tree shines before Python is there. */
export const SAMPLE_FILE = 'aurora.py';
const RECORDING = 'first-light.rec';

/** Shows the shipped recording as the lights of that open file, unless something else shines first. Its seed becomes the preview's, so that live Python shows the same. */
export async function showSample(program: string): Promise<void> {
  const response = await fetch(RECORDING);
  if (!response.ok) throw new Error(`The shipped recording cannot be read (${response.status}).`);
  const recording = decodeRecording(new Uint8Array(await response.arrayBuffer()));
  if (usePlayback.getState().recording !== null) return;
  usePreview.setState({ seed: recording.seed, leds: recording.leds });
  usePlayback.getState().show(recording, { origin: 'sample', file: program });
}
