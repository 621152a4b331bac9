import { FitAddon } from '@xterm/addon-fit';
import { Terminal, type ITheme } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import type { TerminalMoment, TerminalSize } from '../../../executor/contract/terminal.ts';
import { fromBase64 } from '../files/base64.ts';

/** Lines that can be scrolled back to. */
const SCROLLBACK = 10_000;
const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** A terminal in the page. */
export interface Screen {
  /** Shows moments; resolves when they are on the screen. */
  show(moments: readonly TerminalMoment[]): Promise<void>;
  /** As new, of this size. */
  reset(size: TerminalSize): void;
  /** Makes it as large as its place. */
  fit(): TerminalSize;
  focus(): void;
  /** Looks up the colours of the page. */
  paint(): void;
  setReadAloud(is: boolean): void;
  /** `null`: nothing can be typed. */
  onType(typed: ((bytes: Uint8Array) => void) | null): void;
  dispose(): void;
}

export interface ScreenOptions {
  place: HTMLElement;
  /** Shift+F6 was pressed: the one key that the program does not get. */
  onLeave(): void;
}

export function openScreen({ place, onLeave }: ScreenOptions): Screen {
  const style = getComputedStyle(place);
  const terminal = new Terminal({
    allowProposedApi: false,
    cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    disableStdin: true,
    fontFamily: style.getPropertyValue('--mono'),
    fontSize: 12.5,
    lineHeight: 1.25,
    minimumContrastRatio: 4.5,
    scrollback: SCROLLBACK,
    theme: themeOf(style),
  });
  const fitting = new FitAddon();
  terminal.loadAddon(fitting);
  terminal.open(place);
  let typed: ((bytes: Uint8Array) => void) | null = null;
  const encoder = new TextEncoder();
  terminal.onData((text) => typed?.(encoder.encode(text)));
  // Reports of the mouse that are no text.
  terminal.onBinary((text) => typed?.(Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)));
  terminal.attachCustomKeyEventHandler((event) => {
    const isShifted = event.shiftKey && (event.ctrlKey || event.metaKey);
    if (event.key === 'F6' && event.shiftKey) {
      if (event.type === 'keydown') onLeave();
      return false;
    }
    if (isShifted && event.code === 'KeyC') {
      if (event.type === 'keydown' && terminal.hasSelection()) void navigator.clipboard.writeText(terminal.getSelection());
      event.preventDefault();
      return false;
    }
    // The browser's own paste.
    return !(isShifted && event.code === 'KeyV');
  });

  return {
    async show(moments) {
      for (const moment of moments) {
        if (moment.kind === 'resized') {
          await written(terminal, new Uint8Array());
          terminal.resize(moment.columns, moment.rows);
        } else if (moment.kind === 'output') {
          terminal.write(fromBase64(moment.base64));
        }
      }
      await written(terminal, new Uint8Array());
    },
    reset({ columns, rows }) {
      terminal.reset();
      terminal.resize(columns, rows);
    },
    fit() {
      fitting.fit();
      return { columns: terminal.cols, rows: terminal.rows };
    },
    focus: () => terminal.focus(),
    paint: () => (terminal.options.theme = themeOf(getComputedStyle(place))),
    setReadAloud: (is) => (terminal.options.screenReaderMode = is),
    onType(next) {
      typed = next;
      terminal.options.disableStdin = next === null;
      terminal.options.cursorInactiveStyle = next === null ? 'none' : 'outline';
    },
    dispose: () => terminal.dispose(),
  };
}

function written(terminal: Terminal, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => terminal.write(bytes, resolve));
}

/** The colours of the page as it is now. */
function themeOf(style: CSSStyleDeclaration): ITheme {
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const named = Object.fromEntries(
    NAMES.flatMap((name, n) => [
      [name, colour(`ansi-${n}`)],
      [`bright${name[0]?.toUpperCase()}${name.slice(1)}`, colour(`ansi-${n + 8}`)],
    ]),
  );
  return {
    ...named,
    background: colour('bg'),
    foreground: colour('text'),
    cursor: colour('accent'),
    cursorAccent: colour('bg'),
    selectionBackground: `${colour('accent')}40`,
    scrollbarSliderBackground: `${colour('dim')}33`,
    scrollbarSliderHoverBackground: `${colour('dim')}55`,
    scrollbarSliderActiveBackground: `${colour('dim')}77`,
  };
}
