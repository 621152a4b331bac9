import { verdictOf } from '../contract/verdict-of.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { EngineSession, Matter, StageEnd } from '../engines/engine.ts';
import { sentenceOf } from '../sentence-of.ts';
import { graceOver } from './grace-over.ts';

/** As much of what a checker says is told, bytes. */
const SAID = 2_000;

/** What a request's own checker says of a test case; null where it holds. A checker that fails is nobody's wrong answer. Never rejects. */
export async function judgedBy(session: EngineSession, matter: Matter, signal: AbortSignal): Promise<Verdict | null> {
  const said: Record<'stdout' | 'stderr', Buffer> = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
  const sink = {
    output(stream: 'stdout' | 'stderr', bytes: Uint8Array) {
      if (said[stream].length < SAID) said[stream] = Buffer.concat([said[stream], bytes]).subarray(0, SAID);
    },
    frames() {},
  };
  const { cause, evidence = {} } = await Promise.race([
    session.judge(matter, sink, signal).catch((error: unknown): Judged => ({ cause: { kind: 'fault', message: sentenceOf(error) } })),
    graceOver(signal).then((): Judged => ({ cause: { kind: 'cancelled' } })),
  ]);
  const [out, err] = [said.stdout.toString('utf8').trim(), said.stderr.toString('utf8').trim()];
  if (cause.kind === 'exit' && cause.code === 0) return null;
  if (cause.kind === 'exit' && cause.code === 1) {
    const reason = out || 'The checker says that it does not hold, and no more.';
    return { code: 'WA', stage: 'run', reason, evidence: { checker: 'check.sh' } };
  }
  const verdict = verdictOf('run', cause, evidence);
  const how = (verdict?.reason ?? '').replace('The run stage', 'It').replace(/^Not the program's fault: /, '');
  const reason = `Not the program's fault: the checker check.sh failed. ${how}${err ? ` It said: ${err}` : ''}`;
  return { code: 'INTERNAL_ERROR', stage: 'run', reason, evidence: { checker: 'check.sh' } };
}

type Judged = Pick<StageEnd, 'cause' | 'evidence'>;
