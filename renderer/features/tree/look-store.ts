import { create } from 'zustand';
import { FRONT, type View } from '../../../simulator/recording/picture/projection.ts';
import { type AirName, AIRS, type Sides, SIDES } from '../../../simulator/scene/look.ts';

export interface Choices {
  sides: Sides;
  air: AirName;
  wiring: boolean;
  losses: boolean;
  /** the chosen LED is kept in front */
  follow: boolean;
  camera: View;
}

const KEY = 'treeline-tree-view';
/** What changes while the tree is turned is written when it stands still again, ms. */
const STILL_MS = 300;

/** How the tree is looked at; remembered. */
export const useLook = create<Choices>()(() => kept(localStorage.getItem(KEY)));

let writing: ReturnType<typeof setTimeout> | undefined;
useLook.subscribe((choices) => {
  clearTimeout(writing);
  writing = setTimeout(() => localStorage.setItem(KEY, JSON.stringify(choices)), STILL_MS);
});

/** The next of a few choices, round their end. */
export function cycle(what: 'sides' | 'air'): void {
  const next = <T>(of: readonly T[], now: T): T => of[(of.indexOf(now) + 1) % of.length]!;
  useLook.setState((s) => (what === 'sides' ? { sides: next(SIDES, s.sides) } : { air: next(AIRS, s.air) }));
}

export function toggle(what: 'wiring' | 'losses' | 'follow'): void {
  useLook.setState((s) => ({ [what]: !s[what] }));
}

/** What was remembered, as far as it still means something. */
export function kept(text: string | null): Choices {
  const found = parse(text);
  const camera = (found['camera'] ?? {}) as Record<string, unknown>;
  const number = (value: unknown, otherwise: number): number => (Number.isFinite(value) ? (value as number) : otherwise);
  return {
    sides: SIDES.find((sides) => sides === found['sides']) ?? 'ideal',
    air: AIRS.find((air) => air === found['air']) ?? 'night',
    wiring: found['wiring'] === true,
    losses: found['losses'] !== false,
    follow: found['follow'] === true,
    camera: {
      azimuth: number(camera['azimuth'], FRONT.azimuth),
      elevation: number(camera['elevation'], FRONT.elevation),
      zoom: number(camera['zoom'], FRONT.zoom),
    },
  };
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {}; // written by no Treeline
  }
}
