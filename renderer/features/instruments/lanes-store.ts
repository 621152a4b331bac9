import { create } from 'zustand';
import { LANES, type LaneName } from './faces.ts';

const KEY = 'treeline-lanes';
const kept = localStorage.getItem(KEY)?.split(' ');

/** Which instruments are shown through the time; remembered. */
export const useLanes = create<{ open: readonly LaneName[] }>(() => ({
  open: kept ? LANES.filter((name) => kept.includes(name)) : ['current'],
}));

export function toggleLane(name: LaneName): void {
  const { open } = useLanes.getState();
  const next = LANES.filter((lane) => open.includes(lane) !== (lane === name));
  localStorage.setItem(KEY, next.join(' '));
  useLanes.setState({ open: next });
}
