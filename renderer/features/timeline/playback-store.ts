import { create } from 'zustand';
import { frameAt } from '../../../simulator/recording/frame-index.ts';
import { retimed } from '../../../simulator/recording/instruments/pace.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { Section } from '../../../simulator/recording/strip.ts';
import { RULES } from '../../../simulator/rules/rules.ts';
import { useTree } from '../trees/tree-store.ts';

/** Where the shown recording comes from: shipped with the application, the live preview, a submission's run, or a file that was opened. */
export type Origin = 'sample' | 'preview' | 'run' | 'import';

const NOTHING_YET = 'No lights yet';

/** A loop takes at least this long to look at, in ms: begun again faster it would flash, and flashes can harm. It rests on its last frame. */
const SHORTEST_LOOP = 1_000;
/** of a section's end, ms */
const JUST_BEFORE = 1e-3;

export const SPEEDS = [0.25, 0.5, 1, 2, 4] as const;

/** Something a program printed, and the tree's clock when it did. */
export interface Print {
  ms: number;
  text: string;
}

export interface Shown {
  origin: Origin;
  /** id of the open file whose lines the recording's are; null where that file is not at hand, or was changed since */
  file: string | null;
  /** of an import: the name of its file */
  name?: string;
  /** what a `setLEDs` took in it, µs for each LED; null where its frames are due at their own times, as those of a sequence are */
  microsPerLed: number | null;
  prints?: readonly Print[];
  /** the program was stopped from outside: its end is not the end of the show */
  unfinished?: boolean;
  /** more frames are still coming: the end is not the end of the show yet */
  growing?: boolean;
}

/** By which times a recording is played: its own, or those at which the current tree would show it. */
export type Timing = 'recorded' | 'tree';

export interface Playback {
  /** as it is played */
  recording: Recording | null;
  /** as it was recorded */
  recorded: Recording | null;
  shown: Shown | null;
  timing: Timing;
  /** why there is no recording, where there is none */
  without: string;
  /** ms on the tree's clock */
  time: number;
  /** ms for which a short loop still rests on its last frame before it begins again; 0 where it does not */
  rest: number;
  /** from 0; −1 before the first frame */
  frame: number;
  playing: boolean;
  speed: number;
  loop: boolean;
  /** what is looped, in ms; null for the whole */
  section: Section | null;
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
  /** Pauses, and goes to a frame. */
  goToFrame(frame: number): void;
  setSpeed(speed: number): void;
  setLoop(loop: boolean): void;
  /** Loops a section, or the whole again; it is kept inside the recording. */
  setSection(section: Section | null): void;
  /** Plays by other times, at the same frame. */
  setTiming(timing: Timing): void;
  /** Lets `ms` of real time pass, where it plays. */
  advance(ms: number): void;
}

/** What is played and when: one for the window. Painters subscribe to it outside React; it ticks by `playback-clock.ts`. */
export const usePlayback = create<Playback>()((set, get) => {
  const at = (recording: Recording | null, time: number) => ({ time, rest: 0, frame: recording ? frameAt(recording, time) : -1 });
  return {
    recording: null,
    recorded: null,
    shown: null,
    timing: 'recorded',
    without: NOTHING_YET,
    time: 0,
    rest: 0,
    frame: -1,
    playing: false,
    speed: 1,
    loop: true,
    section: null,
    show(recorded, shown) {
      const { time, recording: before, shown: shownBefore, section } = get();
      const recording = timed(recorded, shown, get().timing);
      // While frames still come, the moment one looked at may not be baked yet: wait for it on the newest frame.
      const kept = shown.growing ? time : Math.min(time, recording.durationMs);
      const same = shownBefore?.file === shown.file && (shownBefore?.origin === 'run') === (shown.origin === 'run');
      set({
        recording,
        recorded,
        shown,
        section: same ? (shown.growing ? section : inside(section, recording)) : null,
        ...at(recording, kept),
        ...(before ? {} : { playing: !calm() }),
      });
    },
    clear: (because = NOTHING_YET) =>
      set({ recording: null, recorded: null, shown: null, section: null, without: because, ...at(null, 0), playing: false }),
    play() {
      const { recording, time, section } = get();
      if (!recording) return;
      set({ playing: true, ...(time >= recording.durationMs ? at(recording, section?.from ?? 0) : {}) });
    },
    pause: () => set({ playing: false }),
    toggle: () => (get().playing ? get().pause() : get().play()),
    seek(ms) {
      const { recording } = get();
      if (recording) set(at(recording, Math.min(Math.max(0, ms), recording.durationMs)));
    },
    step: (frames) => get().goToFrame(get().frame + frames),
    goToFrame(frame) {
      const { recording } = get();
      if (!recording || recording.times.length === 0) return;
      const target = Math.min(Math.max(0, frame), recording.times.length - 1);
      // By number, not by time: frames of the same moment would otherwise be skipped, or hold a step back for ever.
      set({ playing: false, frame: target, time: recording.times[target]!, rest: 0 });
    },
    setSpeed: (speed) => set({ speed }),
    setLoop: (loop) => set({ loop }),
    setSection(section) {
      const { recording, loop } = get();
      const kept = recording && inside(section, recording);
      set({ section: kept, loop: loop || kept !== null });
    },
    setTiming(timing) {
      const { recorded, recording, shown, frame } = get();
      if (!recorded || !recording || !shown) return set({ timing });
      const next = timed(recorded, shown, timing);
      if (next === recording) return set({ timing });
      const kept = Math.min(frame, next.times.length - 1);
      set({ timing, recording: next, section: null, frame: kept, time: next.times[kept] ?? 0, rest: 0 });
    },
    advance(ms) {
      const { recording, shown, time, playing, speed, loop, section, rest } = get();
      if (!recording || !playing) return;
      // Whoever went beyond a section plays on to the end of the show.
      const isInside = loop && section !== null && time >= section.from && time < section.to;
      const [from, end] = [(loop && section?.from) || 0, isInside ? section.to : recording.durationMs];
      if (rest > 0) return set(rest > ms ? { rest: rest - ms } : at(recording, from));
      const next = time + ms * speed;
      if (next < end) return set(at(recording, next));
      if (shown?.growing) return;
      if (!loop || end <= from) return set({ ...at(recording, end), playing: false });
      const wanting = SHORTEST_LOOP - (next - from) / speed;
      if (wanting <= 0) return set(at(recording, from + ((next - from) % (end - from))));
      // The section's last frame is the one before its end.
      set({ time: end, rest: wanting, frame: frameAt(recording, isInside ? end - JUST_BEFORE : end) });
    },
  };
});

// The tree's own times are other ones when it is another tree.
useTree.subscribe(() => {
  const { timing, setTiming } = usePlayback.getState();
  if (timing === 'tree') setTiming('tree');
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

function timed(recorded: Recording, { growing, microsPerLed }: Shown, timing: Timing): Recording {
  if (timing === 'recorded' || growing) return recorded;
  const { rules, speed } = useTree.getState().file;
  return retimed(recorded, { recordedMicrosPerLed: microsPerLed, microsPerLed: speed.microsPerLed, showMs: RULES[rules].showMs });
}

function inside(section: Section | null, { durationMs }: Recording): Section | null {
  if (!section) return null;
  const from = Math.max(0, Math.min(section.from, section.to));
  const to = Math.min(durationMs, Math.max(section.from, section.to));
  return to > from ? { from, to } : null;
}

/** Who asked the system for less motion starts the lights by hand. */
function calm(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-reduced-motion: reduce)').matches;
}
