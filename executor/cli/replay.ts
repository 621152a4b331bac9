import { setTimeout as wait } from 'node:timers/promises';
import { castOf } from '../contract/terminal-cast.ts';
import type { TerminalMoment } from '../contract/terminal.ts';
import type { TreelineClient } from '../server/router.ts';
import { UsageFault } from './fault.ts';
import { onSignal } from './on-signal.ts';
import type { CommandLine } from './parse.ts';
import { undone } from './terminal-run.ts';
import { write } from './terminal.ts';
import { withClient } from './with-client.ts';
import { writeAtomically } from './write-atomically.ts';

/** Nobody watches somebody think for longer than this, ms. */
const PAUSE_MS = 2_000;

/** Plays what happened at a submission's terminal, or writes it as a cast. */
export async function replay(line: CommandLine): Promise<number> {
  const id = line.operand;
  const speed = speedOf(line.text('speed'));
  const file = line.text('cast');
  const { moments, ...head } = await withClient((client) => wholeTranscript(client, id));
  if (file !== undefined) {
    await writeAtomically(file, [castOf({ ...head, title: `Treeline ${id}` }, moments)]);
    await write(process.stderr, `Wrote ${file}.\n`);
    return 0;
  }
  const stop = new AbortController();
  const done = onSignal(() => stop.abort());
  let at = 0;
  let shown = '';
  for (const moment of moments) {
    if (moment.kind !== 'output') continue;
    const pause = Math.min(moment.atMs - at, PAUSE_MS) / speed;
    at = moment.atMs;
    if (pause >= 1) await wait(pause, undefined, { signal: stop.signal }).catch(() => {});
    if (stop.signal.aborted) break;
    const bytes = Buffer.from(moment.base64, 'base64');
    shown = (shown + bytes.toString('latin1')).slice(-(1 << 16));
    await write(process.stdout, bytes);
  }
  if (process.stdout.isTTY) await write(process.stdout, undone(shown));
  done();
  return stop.signal.aborted ? 130 : 0;
}

function speedOf(text = '1'): number {
  const speed = Number(text);
  if (speed >= 0.1 && speed <= 1_000) return speed;
  throw new UsageFault(`--speed is a number from 0.1 to 1000, not "${text}".`);
}

async function wholeTranscript(client: TreelineClient, id: string) {
  const moments: TerminalMoment[] = [];
  let cursor: string | undefined;
  for (;;) {
    const part = await client.terminal.transcript({ id, ...(cursor !== undefined && { cursor }) });
    moments.push(...part.moments);
    cursor = part.next;
    if (part.moments.length === 0) return { size: part.size, startedAt: part.startedAt, moments };
  }
}
