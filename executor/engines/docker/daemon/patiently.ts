import { setTimeout as wait } from 'node:timers/promises';
import { DaemonAbsent } from './daemon.ts';

/** A daemon that is restarted takes some 12 s. */
const PATIENCE_MS = 30_000;
const AGAIN_MS = 250;

/** Asks again while no daemon answers, where there was one a moment ago. @throws DaemonAbsent when patience ends */
export async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof DaemonAbsent) || performance.now() > until) throw error;
      await wait(AGAIN_MS, undefined, { signal });
    }
  }
}
