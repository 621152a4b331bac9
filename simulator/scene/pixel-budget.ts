/** What a frame is to take where the processor paints it, ms: 5 are asked for, and some frames take longer than most. */
const AIM_MS = 4.2;
/** Fewer pixels than this show a tree no more. */
const LEAST = 130_000;
/** So many frames are timed before anything is made of them; once all is well, one of so many is timed. */
const TIMED = 5;
const ONE_OF = 24;
/** Frames that come closer together than this move, ms. */
export const MOVING_MS = 150;

/** How many pixels are painted where each is dear. */
export interface PixelBudget {
  /**
   * Pixels for the frame that is painted now: all, or while the lights move as many as this machine paints in time.
   * @param now ms
   * @param most what is painted of a tree that stands still
   */
  pixels(now: number, most: number): number;
  /** Whether the frame that was just painted is to be timed, which means to wait for it. */
  isTimed(): boolean;
  /** Hears what painting so many pixels took. */
  took(ms: number, pixels: number): void;
}

export function createPixelBudget(): PixelBudget {
  let afford = Infinity;
  let times: number[] = [];
  let moves = false;
  let all = true;
  let settled = false;
  let frames = 0;
  let last = -Infinity;
  return {
    pixels(now, most) {
      moves = now - last < MOVING_MS;
      last = now;
      all = afford >= most;
      return moves && !all ? afford : most;
    },
    isTimed: () => moves && (!settled || frames++ % ONE_OF === 0),
    took(ms, pixels) {
      times.push(ms);
      if (times.length < TIMED) return;
      const typical = times.toSorted((a, b) => a - b)[TIMED >> 1]!;
      times = [];
      const next = Math.max(LEAST, pixels * Math.min(1.2, Math.max(0.5, AIM_MS / typical)));
      // Within a tenth nothing is seen, and nothing gained.
      settled = Math.abs(next / pixels - 1) < 0.1 || (all && next > pixels);
      if (!settled) afford = next;
    },
  };
}
