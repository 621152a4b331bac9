import { create } from 'zustand';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const KEY = 'treeline-theme';
const system = matchMedia('(prefers-color-scheme: light)');

const kept = localStorage.getItem(KEY);
const choice: ThemeChoice = kept === 'light' || kept === 'dark' ? kept : 'system';

/** What the user chose, and what is shown. */
export const useTheme = create<{ choice: ThemeChoice; theme: Theme }>(() => ({ choice, theme: shown(choice) }));

export function chooseTheme(next: ThemeChoice): void {
  if (next === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, next);
  useTheme.setState({ choice: next, theme: shown(next) });
}

function shown(of: ThemeChoice): Theme {
  return of === 'system' ? (system.matches ? 'light' : 'dark') : of;
}

function apply(): void {
  document.documentElement.dataset['theme'] = useTheme.getState().theme;
}

apply();
useTheme.subscribe(apply);
system.addEventListener('change', () => useTheme.setState((s) => ({ theme: shown(s.choice) })));
