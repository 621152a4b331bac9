import { verdictOf } from '../contract/verdict-of.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { EngineSession, Matter } from '../engines/engine.ts';

/** As much of what a checker says is told, bytes. */
const SAID = 2_000;

/** What a request's own checker says of a test case; null where it holds. A checker that fails is nobody's wrong answer. */
export async function judgedBy(session: EngineSession, matter: Matter, signal: AbortSignal): Promise<Verdict | null> {
  const said: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  const { cause, evidence = {} } = await session.judge(
    matter,
    {
      output(stream, bytes) {
        said[stream] = (said[stream] + Buffer.from(bytes).toString('utf8')).slice(0, SAID);
      },
      frames() {},
    },
    signal,
  );
  if (cause.kind === 'exit' && cause.code === 0) return null;
  if (cause.kind === 'exit' && cause.code === 1) {
    const reason = said.stdout.trim() || 'The checker says that it does not hold, and no more.';
    return { code: 'WA', stage: 'run', reason, evidence: { checker: 'check.sh' } };
  }
  const how = verdictOf('run', cause, evidence)?.reason ?? '';
  const why = said.stderr.trim();
  const reason = `Not the program's fault: the checker check.sh failed. ${how.replace('The run stage', 'It')}${why ? ` It said: ${why}` : ''}`;
  return { code: 'INTERNAL_ERROR', stage: 'run', reason, evidence: { checker: 'check.sh' } };
}
