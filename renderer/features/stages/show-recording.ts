import type { RecordingInfo } from '../../../executor/contract/submission.ts';
import { joinFrames, unpackFrames } from '../../../simulator/recording/pack.ts';
import type { Frames } from '../../../simulator/recording/recording.ts';
import { client } from '../../rpc/client.ts';
import { notify } from '../../ui/notices.tsx';
import { usePlayback } from '../timeline/playback-store.ts';

/** Frames are pulled in parts of about this many bytes. */
const PART_BYTES = 4 << 20;

/** Pulls a run's frames and hands them to the tree. `program` gives the open file they were made by, where it is as it was then. */
export async function showRecording(id: string, info: RecordingInfo, program: () => string | null, signal: AbortSignal): Promise<void> {
  const count = Math.max(1, Math.min(100_000, Math.floor(PART_BYTES / (info.leds * 4))));
  const parts: Frames[] = [];
  try {
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
  usePlayback.getState().show({ ...info, ...joinFrames(parts) }, { origin: 'run', file: program() });
}
