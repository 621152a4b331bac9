import { create } from 'zustand';
import { showSide } from '../../app/layout-store.ts';
import type { ChangedFile } from './changed-files.ts';

export interface ShownRuntime {
  /** the id of the one whose details are open in the panel */
  id: string | null;
  /** what a new one begins as; null while none is begun */
  from: string | null;
  /** the table of what passed when, at a runtime or at the first; null while it is closed */
  matrix: { id: string | null } | null;
  /** the file whose two versions are shown there */
  changed: ChangedFile | null;
}

export const DEFAULT_TEMPLATE = 'cpython';

/** What is open of the runtimes. */
export const useShownRuntime = create<ShownRuntime>(() => ({ id: null, from: null, matrix: null, changed: null }));

/** Asks what a new runtime is to be called, in the panel. */
export function askForRuntime(from: string = DEFAULT_TEMPLATE): void {
  showSide('runtimes');
  useShownRuntime.setState({ from });
}

/** Opens the table of what passed when. */
export function showMatrix(id: string | null = null): void {
  useShownRuntime.setState({ matrix: { id }, changed: null });
}
