import { create } from 'zustand';
import { AIRS, SIDES } from '../../../simulator/scene/look.ts';
import { type Choices, kept } from './choices.ts';

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
