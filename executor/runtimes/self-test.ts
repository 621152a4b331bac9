import type { RequestFile } from '../contract/request-file.ts';
import type { RequestInput } from '../contract/request.ts';
import type { Submission } from '../contract/submission.ts';
import { overlaid } from '../request-files.ts';
import type { Runtime, SelfTest } from './runtime.ts';

/** What a self-test came to. */
export interface SelfTestResult {
  name: string;
  passed: boolean;
  /** a sentence; of one that passed, what it proved */
  reason: string;
  submission: string;
  wallMs: number;
}

/** A program on a runtime: its own files go before those of the runtime, its limits before the runtime's. */
function requestOn(
  { manifest, files }: Pick<Runtime, 'manifest' | 'files'>,
  program: { files: readonly RequestFile[]; limits?: RequestInput['limits'] },
): Pick<RequestInput, 'files' | 'engine' | 'entry' | 'limits'> {
  const { environment, build, compile, run } = manifest.limits;
  const asked = program.limits ?? {};
  return {
    files: overlaid(files, program.files),
    engine: manifest.engine,
    ...(manifest.entry !== undefined && { entry: manifest.entry }),
    limits: {
      environment: { ...environment, ...asked.environment },
      build: { ...build, ...asked.build },
      compile: { ...compile, ...asked.compile },
      run: { ...run, ...asked.run },
    },
  };
}

export function requestOfTest(runtime: Runtime, { files, cases, settings }: SelfTest): RequestInput {
  const { args, stdin, env, limits, checker } = settings;
  const request = { ...requestOn(runtime, { files, limits }), args, env };
  return cases.length === 0 ? { ...request, stdin } : { ...request, tests: cases, ...(checker && { checker }) };
}

/** Whether a submission of it ended as it was to. */
export function judgedTest({ name, settings, cases }: SelfTest, submission: Submission): SelfTestResult {
  const { verdict, startedAt, finishedAt } = submission;
  const wallMs = startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : 0;
  const passed = verdict?.code === settings.verdict;
  const asWished =
    settings.verdict === 'OK'
      ? cases.length === 0
        ? 'It ended well.'
        : (verdict?.reason ?? '')
      : `It ended ${settings.verdict}, as it is to.`;
  const reason = passed
    ? asWished
    : `It ended ${verdict?.code ?? 'without a verdict'}, and is to end ${settings.verdict}: ${verdict?.reason ?? ''}`;
  return { name, passed, reason, submission: submission.id, wallMs };
}
