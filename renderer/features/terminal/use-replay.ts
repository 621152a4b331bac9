import { useEffect, useRef, useState } from 'react';
import type { TerminalMoment, TerminalSize } from '../../../executor/contract/terminal.ts';
import { countAt, shownOf } from './replay.ts';
import type { Screen } from './screen.ts';

export const SPEEDS = [0.5, 1, 2, 4, 8] as const;

export interface Replay {
  /** ms; where it is, and how long it is */
  time: number;
  durationMs: number;
  playing: boolean;
  speed: number;
  setSpeed(speed: number): void;
  toggle(): void;
  seek(time: number): void;
}

/** Plays a transcript that is over on a screen; it begins at its end, as it was left. */
export function useReplay(screen: Screen | null, size: TerminalSize, moments: readonly TerminalMoment[]): Replay {
  const [shown] = useState(() => shownOf(moments));
  const durationMs = shown.at(-1)?.at ?? 0;
  const [time, setTime] = useState(durationMs);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  /** how much of it is on the screen; −1 while that is being changed */
  const count = useRef(shown.length);

  const wanted = useRef(durationMs);

  /** Until what is on the screen is what is wanted, which may have changed while it was written. */
  async function showWanted(): Promise<void> {
    if (!screen || count.current < 0) return;
    for (let from = count.current, to; (to = countAt(shown, wanted.current)) !== from; from = to) {
      count.current = -1;
      if (to < from) screen.reset(size);
      await screen.show(shown.slice(to < from ? 0 : from, to).map(({ moment }) => moment));
      count.current = to;
    }
  }

  useEffect(() => {
    wanted.current = time;
    void showWanted();
  });

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const passed = (now - last) * speed;
      last = now;
      setTime((t) => Math.min(durationMs, t + passed));
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, durationMs]);

  if (playing && time >= durationMs) setPlaying(false);

  return {
    time,
    durationMs,
    playing,
    speed,
    setSpeed,
    toggle() {
      if (!playing && time >= durationMs) setTime(0);
      setPlaying(!playing);
    },
    seek(next) {
      setPlaying(false);
      setTime(next);
    },
  };
}
