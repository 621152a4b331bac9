import { create } from 'zustand';
import { showSide } from '../../app/layout-store.ts';

/** The environment whose details are open in the panel. */
export const useShownEnvironment = create<{ key: string | null }>(() => ({ key: null }));

/** Opens the panel at an environment. */
export function showEnvironment(key: string): void {
  useShownEnvironment.setState({ key });
  showSide('environments');
}
