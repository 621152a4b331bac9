import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { createAppHandler, registerScheme } from './app-protocol.ts';
import { type ExecutorProcess, keepExecutor } from './executor-process.ts';
import { parseHeaders } from './headers.ts';
import { menuTemplate } from './menu.ts';
import { SCHEME } from './origin.ts';
import { placesOf } from './places.ts';
import { handOutPorts } from './rpc-port.ts';
import { guardContents, guardSession } from './security.ts';
import { beTheOnlyOne } from './single-instance.ts';
import { executorMessage, watchWindow } from './trouble.ts';
import { openWindow } from './window.ts';

const mac = process.platform === 'darwin';
const places = placesOf(import.meta.dirname, app.isPackaged ? { resources: process.resourcesPath } : null, process.platform, process.arch);
let window: BrowserWindow | null = null;
let executor: ExecutorProcess | null = null;

app.setName('Treeline');
app.enableSandbox();
registerScheme(protocol);
guardContents(app, shell);

if (beTheOnlyOne(app, () => window)) app.whenReady().then(start, fail);
else app.quit();

function start(): void {
  const headers = parseHeaders(readFileSync(join(places.renderer, 'headers.json'), 'utf8'));
  guardSession(session.defaultSession);
  protocol.handle(SCHEME, createAppHandler({ folder: places.renderer, headers, readFile: (path) => readFile(path) }));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ mac, packaged: app.isPackaged })));

  const ports = handOutPorts({
    ipc: ipcMain,
    createChannel: () => new MessageChannelMain(),
    connect: (port) => executor?.connect(port),
    isWindow: (contents) => contents === window?.webContents,
  });
  const run = (): void => {
    executor = keepExecutor({ spawn: spawnExecutor, onDeath: ports.renew, onGivingUp: (why) => void giveUp(why) });
  };
  const giveUp = async (why: string): Promise<void> => {
    const { response } = await dialog.showMessageBox(executorMessage(why));
    if (response !== 0) return app.quit();
    run();
    ports.renew();
  };
  run();
  open();
  app.on('activate', () => window ?? open());
}

function open(): void {
  window = openWindow({
    create: (options) => new BrowserWindow(options),
    screen,
    stateFile: join(app.getPath('userData'), 'window.json'),
    preload: places.preload,
    dark: nativeTheme.shouldUseDarkColors,
  });
  watchWindow(window, dialog, () => app.quit());
  window.on('closed', () => (window = null));
}

function spawnExecutor() {
  return utilityProcess.fork(places.executor, [], {
    serviceName: 'Treeline executor',
    stdio: 'inherit',
    env: { ...process.env, TREELINE_NODE: places.node },
  });
}

app.on('window-all-closed', () => {
  if (!mac) app.quit();
});

// The executor ends in order before the application does; a second quit while it does changes nothing.
let over = false;
app.on('will-quit', (event) => {
  if (over || !executor) return;
  event.preventDefault();
  void executor.quit().then(() => {
    over = true;
    app.quit();
  });
});

function fail(error: unknown): void {
  dialog.showErrorBox('Treeline could not start', error instanceof Error ? error.message : String(error));
  app.exit(1);
}
