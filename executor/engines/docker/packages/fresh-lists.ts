import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Progress } from '../prepared.ts';
import { apt, AptFailed, type AptRun } from './apt.ts';

const FRESH_MS = 3_600_000;

/**
 * Fetches apt's lists unless that was done in the last hour. Where it fails, older lists serve.
 * @throws AptFailed where there are none
 */
export async function freshLists(run: AptRun, progress: Progress): Promise<void> {
  const state = path.dirname(run.conf);
  const stamp = path.join(state, 'updated');
  const updated = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Math.abs(Date.now() - updated) < FRESH_MS) return;
  const onPercent = (done: number) => progress({ sentence: "Fetching the lists of Debian's packages", done, total: 100 });
  onPercent(0);
  try {
    await apt('apt-get', ['-o', 'APT::Update::Error-Mode=any', 'update'], { ...run, onPercent });
    writeFileSync(stamp, '');
  } catch (error) {
    const some = readdirSync(path.join(state, 'lists')).some((name) => name.includes('_Packages'));
    if (some || !(error instanceof AptFailed)) throw error;
    throw new AptFailed(`${error.message}. Connect to the network, or load the images from a file.`, error.said);
  }
}
