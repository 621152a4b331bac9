import type { MessagePortMain, UtilityProcess } from 'electron';
import { countDeaths, restartDelay } from './restarts.ts';

/** What the shell says to the executor's process, beside the ports it hands over. */
export type ToExecutor = { type: 'treeline:port' } | { type: 'treeline:quit' };

/** How long the executor may take to end in order, ms; then it is killed. Its history stands a kill. */
const QUIT_MS = 2_000;

export type ExecutorChild = Pick<UtilityProcess, 'postMessage' | 'kill' | 'on'>;

export interface ExecutorProcess {
  /** Gives the executor one end of a channel: at once, or when it lives again. */
  connect(port: MessagePortMain): void;
  /** Ends it in order. Resolves when it has ended. */
  quit(): Promise<void>;
}

/** Keeps the executor alive in a process of its own. */
export function keepExecutor(options: {
  spawn: () => ExecutorChild;
  /** it ended by itself; the ports it had lead nowhere */
  onDeath: () => void;
  /** it ended too often, or told that it cannot work: why, as a sentence */
  onGivingUp: (why: string) => void;
  now?: () => number;
}): ExecutorProcess {
  const now = options.now ?? (() => performance.now());
  let child: ExecutorChild | null = null;
  let waiting: MessagePortMain[] = [];
  let restart: NodeJS.Timeout | null = null;
  let deaths = 0;
  let quitting: Promise<void> | null = null;
  let ended: () => void = () => {};

  const start = (): void => {
    restart = null;
    const startedAt = now();
    const started = options.spawn();
    child = started;
    let fault: string | null = null;
    started.on('message', (message: unknown) => (fault = faultOf(message)));
    started.on('exit', (code) => {
      child = null;
      if (quitting) return ended();
      deaths = countDeaths(deaths, now() - startedAt);
      const delay = fault === null ? restartDelay(deaths) : null;
      if (delay !== null) restart = setTimeout(start, delay);
      options.onDeath();
      if (delay === null) options.onGivingUp(fault ?? `It ended again and again, last with code ${code}.`);
    });
    for (const port of waiting) send(started, { type: 'treeline:port' }, port);
    waiting = [];
  };
  start();

  const quit = (): Promise<void> => {
    if (restart) clearTimeout(restart);
    closeAll(waiting);
    const going = child;
    if (!going) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => going.kill(), QUIT_MS);
      ended = () => {
        clearTimeout(timer);
        resolve();
      };
      send(going, { type: 'treeline:quit' });
    });
  };

  return {
    connect(port) {
      if (quitting) port.close();
      else if (child) send(child, { type: 'treeline:port' }, port);
      else if (restart) waiting.push(port);
      else port.close();
    },
    quit: () => (quitting ??= quit()),
  };
}

/** Only ever to a child that has not ended: posting to one that has took the whole application down in Electrons before 45. */
function send(child: ExecutorChild, message: ToExecutor, port?: MessagePortMain): void {
  child.postMessage(message, port ? [port] : []);
}

/** What the executor tells before it ends because of something that only the user can mend. */
function faultOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== 'treeline:fault') return null;
  return 'sentence' in message && typeof message.sentence === 'string' ? message.sentence : null;
}

function closeAll(ports: MessagePortMain[]): void {
  for (const port of ports.splice(0)) port.close();
}
