import type { RecordingInfo } from '../../../executor/contract/submission.ts';
import { joinFrames, unpackFrames } from '../../../simulator/recording/pack.ts';
import type { Frames } from '../../../simulator/recording/recording.ts';
import { RULES } from '../../../simulator/rules/rules.ts';
import { client } from '../../rpc/client.ts';
import { notify } from '../../ui/notices.tsx';
import { usePlayback } from '../timeline/playback-store.ts';

/** Frames are pulled in parts of about this many bytes. */
const PART_BYTES = 4 << 20;
/** What grows is shown this often at most, in ms. */
const GROWTH_EVERY = 150;

interface Looking {
  /** the open file that the frames were made by, where it is as it was then */
  program(): string | null;
  /** false once another program was turned to: what shines then is that one's */
  isLookedAt(): boolean;
  signal: AbortSignal;
}

/** Is told how far a run's recording is; `over`: it is whole. */
export type ShowRecording = (info: RecordingInfo, over: boolean) => void;

/** Pulls a run's frames and hands them to the tree: while it runs where that takes its time, in Docker, else when it is over. */
export function recordingOf(id: string, { program, isLookedAt, signal }: Looking): ShowRecording {
  let told: { info: RecordingInfo; over: boolean } | null = null;
  let working = false;
  let pulled: Frames = joinFrames([]);
  let microsPerLed: number | null | undefined;

  async function work(): Promise<void> {
    working = true;
    try {
      for (let now = told; now && !signal.aborted; now = told) {
        told = null;
        if (microsPerLed === undefined) microsPerLed = await microsPerLedOf(id);
        const grows = microsPerLed === null;
        if (!now.over && !grows) continue;
        const isFirst = pulled.times.length === 0;
        pulled = joinFrames([pulled, ...(await framesOf(id, now.info, pulled.times.length, signal))]);
        if (signal.aborted || !isLookedAt()) return;
        const playback = usePlayback.getState();
        // A show that is only beginning is looked at from its beginning.
        if (isFirst && !now.over) playback.clear();
        playback.show({ ...now.info, ...pulled }, { origin: 'run', file: program(), microsPerLed, ...(now.over ? {} : { growing: true }) });
        if (!now.over) await new Promise((resolve) => setTimeout(resolve, GROWTH_EVERY));
      }
    } catch (error) {
      if (signal.aborted) return;
      notify('problem', 'The lights of this run could not be read', error instanceof Error ? error.message : String(error));
    } finally {
      // At once, so that nothing that is told from now on waits for ever.
      working = false;
    }
  }

  return (info, over) => {
    told = { info, over };
    if (!working) void work();
  };
}

async function framesOf(id: string, { leds, frames }: RecordingInfo, first: number, signal: AbortSignal): Promise<Frames[]> {
  const count = Math.max(1, Math.min(100_000, Math.floor(PART_BYTES / (leds * 4))));
  const parts: Frames[] = [];
  for (let from = first; from < frames; from += count) {
    const packed = await client.recordings.frames({ id, from, count: Math.min(count, frames - from) }, { signal });
    parts.push(unpackFrames(await packed.arrayBuffer(), leds));
  }
  return parts;
}

/** What a `setLEDs` took in a run; null where it was timed by its own clock, in Docker. */
async function microsPerLedOf(id: string): Promise<number | null> {
  const [{ engine }, { light }] = await Promise.all([client.submissions.get({ id }), client.submissions.request({ id })]);
  return engine === 'embedded' ? (light?.microsPerLed ?? RULES[light?.rules ?? 'plan'].wireMicrosPerLed) : null;
}
