import { create } from 'zustand';
import type { TerminalSize } from '../../../executor/contract/terminal.ts';

const READ_ALOUD = 'treeline-terminal-read-aloud';
const SIZE = 'treeline-terminal-size';

/** `readAloud`: what is on the screen is also there as text for screen readers, which costs some speed. Remembered. */
export const useTerminal = create<{ readAloud: boolean }>(() => ({ readAloud: localStorage.getItem(READ_ALOUD) !== null }));

export function toggleReadAloud(): void {
  const readAloud = !useTerminal.getState().readAloud;
  if (readAloud) localStorage.setItem(READ_ALOUD, '');
  else localStorage.removeItem(READ_ALOUD);
  useTerminal.setState({ readAloud });
}

/** So large the panel's terminal was when it was last seen: the next program begins with it. */
export function rememberSize({ columns, rows }: TerminalSize): void {
  localStorage.setItem(SIZE, `${columns}x${rows}`);
}

export function rememberedSize(): TerminalSize {
  const [columns = 0, rows = 0] = (localStorage.getItem(SIZE) ?? '').split('x').map(Number);
  return columns > 0 && rows > 0 ? { columns, rows } : { columns: 80, rows: 12 };
}
