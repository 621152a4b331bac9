import { EXPRESSION, expressionFiles } from '../environments/expression.ts';
import type { PinnedRuntime } from '../intake/runtime.ts';
import { submitted, type Submitting } from './submitting.ts';

const ONCE = 1 << 16;

/**
 * Makes the environment of a runtime, by a submission that is nothing else: its log is in the history.
 * @returns its key, null where the runtime needs none; or why it could not be made
 */
export async function makeEnvironment(
  submitting: Submitting,
  { manifest, files }: Pick<PinnedRuntime, 'manifest' | 'files'>,
  said: (line: string) => void,
  signal: AbortSignal,
): Promise<{ key: string | null } | { reason: string }> {
  if (manifest.engine === 'embedded' || !files.some(({ name }) => name === EXPRESSION)) return { key: null };
  const names = new Set(expressionFiles([...files]).map(({ name }) => name));
  const { environment: limits } = manifest.limits;
  const submission = submitting.submit({
    engine: 'docker',
    files: files.filter(({ name }) => names.has(name)),
    ...(limits && { limits: { environment: limits } }),
  });
  let offset = 0;
  const { verdict, environment } = await submitted(submitting, submission, signal, ({ stages }) => {
    while ((stages.environment?.stderrBytes ?? 0) > offset) {
      const { bytes } = submitting.output({ id: submission.id, stage: 'environment', stream: 'stderr', offset, length: ONCE });
      if (bytes.length === 0) return;
      offset += bytes.length;
      const line = Buffer.from(bytes).toString('utf8').trim().split('\n').at(-1);
      if (line) said(line.replace(/^treeline: /, ''));
    }
  });
  signal.throwIfAborted();
  const key = environment?.environment;
  if (verdict?.code === 'OK' && key !== undefined) return { key };
  return { reason: `Its environment could not be made: ${verdict?.reason ?? 'no verdict'}` };
}
