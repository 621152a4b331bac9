import { create } from 'zustand';
import { frameAt } from '../../../simulator/recording/frame-index.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';

/** Where the shown recording comes from: shipped with the application, the live preview, or a submission's run. */
export type Origin = 'sample' | 'preview' | 'run';

const NOTHING_YET = 'No lights yet';

/** A loop takes at least this long to look at, in ms: begun again faster it would flash, and flashes can harm. It rests on its last frame. */
const SHORTEST_LOOP = 1_000;

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

export interface Shown {
  origin: Origin;
  /** id of the open file whose lines the recording's are; null where that file is not at hand, or was changed since */
  file: string | null;
  /** more frames are still coming: the end is not the end of the show yet */
  growing?: boolean;
}

export interface Playback {
  recording: Recording | null;
  shown: Shown | null;
  /** why there is no recording, where there is none */
  without: string;
  /** ms on the tree's clock; past the end while a short show rests before it begins again */
  time: number;
  /** from 0; −1 before the first frame */
  frame: number;
  playing: boolean;
  speed: number;
  loop: boolean;
  /** Replaces the recording. The time stays, so that an edit changes the lights and not the moment one looks at. */
  show(recording: Recording, shown: Shown): void;
  /** Leaves the tree dark. */
  clear(because?: string): void;
  play(): void;
  pause(): void;
  toggle(): void;
  /** ms; kept inside the recording */
  seek(ms: number): void;
  /** Pauses, and goes `frames` frames on, or back where negative. */
  step(frames: number): void;
  setSpeed(speed: number): void;
  setLoop(loop: boolean): void;
  /** Lets `ms` of real time pass, where it plays. */
  advance(ms: number): void;
}

/** What is played and when: one for the window. Painters subscribe to it outside React; it ticks by `playback-clock.ts`. */
export const usePlayback = create<Playback>()((set, get) => {
  const at = (recording: Recording | null, time: number) => ({ time, frame: recording ? frameAt(recording, time) : -1 });
  return {
    recording: null,
    shown: null,
    without: NOTHING_YET,
    time: 0,
    frame: -1,
    playing: false,
    speed: 1,
    loop: true,
    show(recording, shown) {
      const { time, recording: before } = get();
      // While frames still come, the moment one looked at may not be baked yet: wait for it on the newest frame.
      const kept = shown.growing ? time : Math.min(time, recording.durationMs);
      set({ recording, shown, ...at(recording, kept), ...(before ? {} : { playing: !calm() }) });
    },
    clear: (because = NOTHING_YET) => set({ recording: null, shown: null, without: because, time: 0, frame: -1, playing: false }),
    play() {
      const { recording, time } = get();
      if (!recording) return;
      set({ playing: true, ...(time >= recording.durationMs ? at(recording, 0) : {}) });
    },
    pause: () => set({ playing: false }),
    toggle: () => (get().playing ? get().pause() : get().play()),
    seek(ms) {
      const { recording } = get();
      if (recording) set(at(recording, Math.min(Math.max(0, ms), recording.durationMs)));
    },
    step(frames) {
      const { recording, frame } = get();
      if (!recording || recording.times.length === 0) return;
      const target = Math.min(Math.max(0, frame + frames), recording.times.length - 1);
      // By number, not by time: frames of the same moment would otherwise be skipped, or hold a step back for ever.
      set({ playing: false, frame: target, time: recording.times[target]! });
    },
    setSpeed: (speed) => set({ speed }),
    setLoop: (loop) => set({ loop }),
    advance(ms) {
      const { recording, shown, time, playing, speed, loop } = get();
      if (!recording || !playing) return;
      const next = time + ms * speed;
      if (next < recording.durationMs) return set(at(recording, next));
      if (shown?.growing) return;
      if (loop && recording.durationMs > 0) return set(at(recording, next % Math.max(recording.durationMs, SHORTEST_LOOP * speed)));
      set({ ...at(recording, recording.durationMs), playing: false });
    },
  };
});

/** The source line that set the shown frame, with its file; null where none is known. */
export function currentLine({
  recording,
  shown,
  frame,
}: Pick<Playback, 'recording' | 'shown' | 'frame'>): { file: string; line: number } | null {
  const line = recording?.lines[frame] ?? 0;
  const file = shown?.file ?? null;
  return file !== null && line > 0 ? { file, line } : null;
}

/** Who asked the system for less motion starts the lights by hand. */
function calm(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}
