import { create } from 'zustand';

/** Something the user can do, by keys or from the palette. */
export interface Command {
  id: string;
  title: string;
  /** what the palette groups it under */
  group: 'File' | 'Run' | 'Runtimes' | 'Light' | 'View' | 'Edit';
  /** such as `Mod+Shift+S`; `Mod` is Ctrl, or Command on a Mac */
  keys?: string;
  run(): void | Promise<unknown>;
  /** whether it can be done now; always, where it is left out */
  when?(): boolean;
}

export const useCommands = create<{ commands: readonly Command[] }>(() => ({ commands: [] }));

/** Adds a feature's commands. Returns how to take them away again. */
export function registerCommands(commands: readonly Command[]): () => void {
  useCommands.setState((s) => ({ commands: [...s.commands, ...commands] }));
  return () => useCommands.setState((s) => ({ commands: s.commands.filter((c) => !commands.includes(c)) }));
}

const isMac = navigator.platform.startsWith('Mac');

/** Keys as they are written on the keyboard at hand. */
export function keysLabel(keys: string): string {
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', Comma: ',', Period: '.' }
    : { Mod: 'Ctrl', Comma: ',', Period: '.' };
  return keys
    .split('+')
    .map((key) => names[key] ?? key)
    .join(isMac ? '' : ' ');
}

/** Runs commands by their keys, before the editor or the page gets them. Returns how to stop. */
export function listenToKeys(): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.isComposing || isProgramsOwn(event)) return;
    const pressed = keysOf(event);
    const command = useCommands.getState().commands.find((c) => c.keys === pressed && (c.when?.() ?? true));
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    void command.run();
  };
  addEventListener('keydown', listener, { capture: true });
  return () => removeEventListener('keydown', listener, { capture: true });
}

/** In a terminal every key is its program's, but those with Ctrl and Shift, which none has. */
function isProgramsOwn({ target, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest('[data-keys="program"]') !== null && !(shiftKey && (ctrlKey || metaKey));
}

function keysOf(event: KeyboardEvent): string {
  const mod = isMac ? event.metaKey : event.ctrlKey;
  // By the key's place where Alt would otherwise type a sign.
  const key = event.altKey && event.code.startsWith('Key') ? event.code.slice(3) : event.key;
  const name = key === ',' ? 'Comma' : key === '.' ? 'Period' : key.length === 1 ? key.toUpperCase() : key;
  return [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && 'Shift', name].filter(Boolean).join('+');
}
