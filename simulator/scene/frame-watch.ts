/** A frame that takes longer has the screen show another one twice, ms. */
const SLOW_MS = 26;
/** So many frames are looked at; of very slow ones as many as fit into so many ms, but not a mere stumble. */
const FRAMES = 30;
const LONG_MS = 3_000;
const LEAST = 8;

/** Tells from the times of frames (ms) whether most of the last ones were slow; begins anew once it said so. */
export function createSlowness() {
  let times: number[] = [];
  return (ms: number): boolean => {
    times.push(ms);
    const long = times.reduce((sum, time) => sum + time, 0) > LONG_MS;
    if (times.length < (long ? LEAST : FRAMES)) return false;
    const slow = times.filter((time) => time > SLOW_MS).length * 2 > times.length;
    times = slow ? [] : times.slice(1 - FRAMES);
    return slow;
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
