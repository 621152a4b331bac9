import type { Finding } from '../../rules/finding.ts';
import type { RulesProfile } from '../../rules/profile.ts';
import type { Pool } from './pool.ts';
import type { Handle } from './session.ts';

/** Reading a program takes milliseconds; one that takes this long was made to. */
const MOST_MS = 5_000;

export interface Checker {
  check(source: string, rules: RulesProfile | null): Promise<Finding[]>;
  close(): void;
}

/**
 * Checks programs on one worker that is kept, one after the other. Where it gives no answer a fresh one is asked: it may have been the
 * machine's fault. Source that costs that one too is hostile, and that is a finding.
 */
export function checkOn(pool: Pool): Checker {
  let kept: Promise<Handle> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;
  const once = async (source: string, rules: RulesProfile | null): Promise<Finding[] | null> => {
    kept ??= pool.take();
    let worker: Handle;
    try {
      worker = await kept;
    } catch (error) {
      kept = null;
      throw error;
    }
    const id = count++;
    const answer = await new Promise<Finding[] | null>((resolve) => {
      const late = setTimeout(() => resolve(null), MOST_MS);
      const give = (findings: Finding[] | null): void => {
        clearTimeout(late);
        resolve(findings);
      };
      worker.onReport((report) => {
        if (report.kind === 'checked' && report.id === id) give(report.findings);
        if (report.kind === 'failed') give(null);
      });
      worker.onGone(() => give(null));
      worker.send({ kind: 'check', id, source, rules });
    });
    if (!answer) {
      kept = null;
      worker.kill();
    }
    return answer;
  };
  return {
    check: (source, rules) => {
      const mine = last.then(async () => (await once(source, rules)) ?? (await once(source, rules)) ?? [tooComplex()]);
      last = mine.catch(() => {});
      return mine;
    },
    close: () => {
      void kept?.then(
        (worker) => worker.kill(),
        () => {},
      );
    },
  };
}

function tooComplex(): Finding {
  return {
    severity: 'error',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    rule: 'too-complex',
    message: 'The program is nested too deeply or too large to be read.',
  };
}
