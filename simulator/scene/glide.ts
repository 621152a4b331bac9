import type { View } from '../recording/picture/projection.ts';

/** How long the way to another view takes, ms. */
const WAY_MS = 420;

/** The view at `t` (0–1) of the way, which turns the shorter way round. */
export function between(from: View, to: View, t: number): View {
  const eased = 1 - (1 - t) ** 3;
  const turn = 2 * Math.PI;
  const round = ((((to.azimuth - from.azimuth + Math.PI) % turn) + turn) % turn) - Math.PI;
  const mix = (a: number, b: number): number => a + (b - a) * eased;
  // What is not aimed at all swings in from where the other one aims.
  const aim = to.aim === undefined && from.aim === undefined ? {} : { aim: mix(from.aim ?? to.aim!, to.aim ?? from.aim!) };
  return {
    azimuth: from.azimuth + round * eased,
    elevation: mix(from.elevation, to.elevation),
    zoom: mix(from.zoom, to.zoom),
    ...aim,
  };
}

/** Goes from view to view in small steps; at once for who asked the system for less motion. */
export function createGlide(set: (view: View) => void) {
  let step = 0;
  const stop = (): void => cancelAnimationFrame(step);
  return {
    stop,
    go(from: View, to: View): void {
      stop();
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return set(to);
      let begun: number | null = null;
      const tick = (now: number): void => {
        const t = Math.min(1, (now - (begun ??= now)) / WAY_MS);
        if (t === 1) return set(to);
        set(between(from, to, t));
        step = requestAnimationFrame(tick);
      };
      step = requestAnimationFrame(tick);
    },
  };
}
