import type { RecordingInfo } from '../../../executor/contract/submission.ts';
import { joinFrames, unpackFrames } from '../../../simulator/recording/pack.ts';
import type { Frames } from '../../../simulator/recording/recording.ts';
import { RULES } from '../../../simulator/rules/rules.ts';
import { client } from '../../rpc/client.ts';
import { notify } from '../../ui/notices.tsx';
import { usePlayback } from '../timeline/playback-store.ts';

/** Frames are pulled in parts of about this many bytes. */
const PART_BYTES = 4 << 20;

/** Pulls a run's frames and hands them to the tree. `program` gives the open file they were made by, where it is as it was then. */
export async function showRecording(id: string, info: RecordingInfo, program: () => string | null, signal: AbortSignal): Promise<void> {
  const count = Math.max(1, Math.min(100_000, Math.floor(PART_BYTES / (info.leds * 4))));
  const parts: Frames[] = [];
  let microsPerLed: number | null = null;
  try {
    microsPerLed = await microsPerLedOf(id);
    for (let from = 0; from < info.frames; from += count) {
      const packed = await client.recordings.frames({ id, from, count }, { signal });
      parts.push(unpackFrames(await packed.arrayBuffer(), info.leds));
    }
  } catch (error) {
    if (!signal.aborted)
      notify('problem', 'The lights of this run could not be read', error instanceof Error ? error.message : String(error));
    return;
  }
  if (signal.aborted) return;
  usePlayback.getState().show({ ...info, ...joinFrames(parts) }, { origin: 'run', file: program(), microsPerLed });
}

/** What a `setLEDs` took in a run; null where it was timed by its own clock, in Docker. */
async function microsPerLedOf(id: string): Promise<number | null> {
  const [{ engine }, { light }] = await Promise.all([client.submissions.get({ id }), client.submissions.request({ id })]);
  return engine === 'embedded' ? (light?.microsPerLed ?? RULES[light?.rules ?? 'plan'].wireMicrosPerLed) : null;
}
