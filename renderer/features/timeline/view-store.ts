import { create } from 'zustand';
import type { Section } from '../../../simulator/recording/strip.ts';
import { usePlayback, type Playback } from './playback-store.ts';
import { fitted, panned, seen, zoomed } from './view.ts';

export interface TimelineView {
  /** How long the timeline is, in ms: the recording, and while one grows at least what was there before, so that no ruler jumps as one types. */
  durationMs: number;
  /** what is zoomed to, in ms; null for the whole */
  view: Section | null;
  /** Shows `factor` times as much at once, round a moment (ms); the one that is played where none is named. */
  zoom(factor: number, at?: number): void;
  /** Moves what is seen by so many ms. */
  pan(by: number): void;
  /** Zooms to a section, or to the whole again. */
  show(section: Section | null): void;
}

/** How far into what is seen the moment stands that one plays on from, as a share. */
const LEAD = 0.06;

/** Which part of the recording the timeline shows: one for the window. */
export const useView = create<TimelineView>()((set, get) => ({
  durationMs: usePlayback.getState().recording?.durationMs ?? 0,
  view: null,
  zoom(factor, at) {
    const { view, durationMs } = get();
    const { time } = usePlayback.getState();
    const { from, to } = seen(view, durationMs);
    set({ view: zoomed(view, durationMs, factor, at ?? (time >= from && time <= to ? time : (from + to) / 2)) });
  },
  pan: (by) => set(({ view, durationMs }) => ({ view: panned(view, durationMs, by) })),
  show: (section) => set(({ durationMs }) => ({ view: section && fitted(section, durationMs) })),
}));

/** What is seen, in ms. */
export function seenNow(): Section {
  const { view, durationMs } = useView.getState();
  return seen(view, durationMs);
}

/** Keeps what is seen inside the recording, and turns the page when playing or stepping leaves it. */
function follow(is: Playback, was: Playback): void {
  const { view, durationMs } = useView.getState();
  if (is.recording !== was.recording) {
    const length = is.recording?.durationMs ?? 0;
    const other = is.shown?.file !== was.shown?.file;
    const now = is.shown?.growing && !other ? Math.max(durationMs, length) : length;
    useView.setState({ durationMs: now, view: view && !other ? fitted(view, now) : null });
  } else if (view && is.time !== was.time && within(was.time, view) && !within(is.time, view)) {
    const from = is.time - (view.to - view.from) * LEAD;
    useView.setState({ view: fitted({ from, to: from + view.to - view.from }, durationMs) });
  }
}

function within(ms: number, { from, to }: Section): boolean {
  return ms >= from && ms <= to;
}

usePlayback.subscribe(follow);
