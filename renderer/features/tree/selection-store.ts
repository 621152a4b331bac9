import { create } from 'zustand';

/** The LED that is looked at closely; null for none. */
export const useSelection = create<{ led: number | null; select(led: number | null): void }>()((set) => ({
  led: null,
  select: (led) => set({ led }),
}));
