import { decodeRecording } from '../../../simulator/recording/recording-file.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import { RULES } from '../../../simulator/rules/rules.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { usePreview } from './use-preview.ts';

/** The program whose recording is shipped with the page: made at build time, so that the tree shines before Python is there. */
export const SAMPLE_FILE = 'aurora.py';
const RECORDING = 'first-light.rec';

/** The shipped recording; null where it cannot be had: the page goes on without. */
export async function fetchSample(): Promise<Recording | null> {
  try {
    const response = await fetch(RECORDING);
    if (!response.ok) throw new Error(`The shipped recording cannot be read (${response.status}).`);
    return decodeRecording(new Uint8Array(await response.arrayBuffer()));
  } catch (error) {
    console.error(error);
    return null;
  }
}

/** Shows the shipped recording as the lights of that open file, unless something else shines first. Its seed becomes the preview's, so that live Python shows the same. */
export function showSample(recording: Recording, program: string): void {
  if (usePlayback.getState().recording !== null) return;
  usePreview.setState({ seed: recording.seed });
  usePlayback.getState().show(recording, { origin: 'sample', file: program, microsPerLed: RULES.plan.wireMicrosPerLed });
}
