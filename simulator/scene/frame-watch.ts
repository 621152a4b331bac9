/** The last so many frames are looked at; half of them slower than so many ms are too many slow ones. */
const FRAMES = 30;
const SLOW_MS = 26;
/** A longer wait was no frame: the page was hidden, or slept. */
const ASLEEP_MS = 400;

/** Tells from the times of frames (ms) whether they have become slow; begins anew once it said so. */
export function createSlowness() {
  let times: number[] = [];
  return (ms: number): boolean => {
    if (ms > ASLEEP_MS) return false;
    times.push(ms);
    if (times.length < FRAMES) return false;
    const slow = times.filter((time) => time > SLOW_MS).length;
    times = slow * 2 > FRAMES ? [] : times.slice(1);
    return slow * 2 > FRAMES;
  };
}

/**
 * Watches how long the screen waits after a frame was painted: the graphics card works behind the page's back, and only the next
 * picture tells that it was late. Call `painted` with each frame.
 */
export function createFrameWatch(slow: () => void) {
  const isSlow = createSlowness();
  let waiting = 0;
  return {
    painted(): void {
      if (waiting !== 0) return;
      const begun = performance.now();
      waiting = requestAnimationFrame(() => {
        waiting = 0;
        if (isSlow(performance.now() - begun)) slow();
      });
    },
    stop: (): void => cancelAnimationFrame(waiting),
  };
}
