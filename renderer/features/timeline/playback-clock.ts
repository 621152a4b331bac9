import { usePlayback } from './playback-store.ts';

/** A tab that slept must not jump: no step is longer than this, in ms. */
const LONGEST_STEP = 250;

/** Lets time pass in the playback store while it plays, once for each frame of the screen. Returns how to stop it. */
export function startPlaybackClock(): () => void {
  let handle = 0;
  let last = 0;
  const tick = (now: number): void => {
    handle = requestAnimationFrame(tick);
    // A picture may have been begun before the clock was started in it.
    usePlayback.getState().advance(Math.max(0, Math.min(now - last, LONGEST_STEP)));
    last = now;
    if (!usePlayback.getState().playing) stop();
  };
  const start = (): void => {
    if (handle !== 0) return;
    last = performance.now();
    handle = requestAnimationFrame(tick);
  };
  const stop = (): void => {
    cancelAnimationFrame(handle);
    handle = 0;
  };
  const follow = ({ playing }: { playing: boolean }): void => (playing ? start() : stop());
  follow(usePlayback.getState());
  const unsubscribe = usePlayback.subscribe(follow);
  return () => {
    unsubscribe();
    stop();
  };
}
