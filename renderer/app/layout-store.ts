import { create } from 'zustand';

export const SIDES = ['files', 'samples', 'tree', 'history', 'runtimes', 'environments', 'settings'] as const;
export type Side = (typeof SIDES)[number];

const KEY = 'treeline-side';
const kept = localStorage.getItem(KEY);

/** Which panel stands beside the editor; remembered. */
export const useLayout = create<{ side: Side | null; paletteOpen: boolean }>(() => ({
  side: SIDES.find((side) => side === kept) ?? null,
  paletteOpen: false,
}));

export function showSide(side: Side | null): void {
  if (side) localStorage.setItem(KEY, side);
  else localStorage.removeItem(KEY);
  useLayout.setState({ side });
}

/** Opens a side panel, or closes it where it is open. */
export function toggleSide(side: Side): void {
  showSide(useLayout.getState().side === side ? null : side);
}
