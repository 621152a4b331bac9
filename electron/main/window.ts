import type { BrowserWindow, BrowserWindowConstructorOptions, Screen } from 'electron';
import { HOME } from './origin.ts';
import { placeWindow, readWindowState, SMALLEST, type WindowState, writeWindowState } from './window-state.ts';

/** What shows before the page does; the same as `--bg` in renderer/app/tokens.css. */
const BACKGROUND = { dark: '#0e1113', light: '#ffffff' };

function windowOptions(state: WindowState, options: { preload: string; dark: boolean }): BrowserWindowConstructorOptions {
  return {
    ...state.box,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Treeline',
    show: false,
    backgroundColor: options.dark ? BACKGROUND.dark : BACKGROUND.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      // The spell checker would fetch its dictionaries from the network.
      spellcheck: false,
    },
  };
}

/** The work areas of the displays that are there, the primary one first. */
function workAreas(screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>) {
  const primary = screen.getPrimaryDisplay();
  return [primary, ...screen.getAllDisplays().filter((display) => display.id !== primary.id)].map((display) => display.workArea);
}

/** Opens the workbench where it was last, and shows it when it stands. */
export function openWindow(options: {
  create: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  screen: Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>;
  /** the file that remembers the place */
  stateFile: string;
  preload: string;
  dark: boolean;
}): BrowserWindow {
  const state = placeWindow(readWindowState(options.stateFile), workAreas(options.screen));
  const window = options.create(windowOptions(state, options));
  if (state.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The page's title may change; a window's does not.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => writeWindowState(options.stateFile, { box: window.getNormalBounds(), maximised: window.isMaximized() }));
  void window.loadURL(HOME);
  return window;
}
