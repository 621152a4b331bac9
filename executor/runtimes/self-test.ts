import type { RequestInput } from '../contract/request.ts';
import type { SelfTestResult } from '../contract/runtimes.ts';
import type { Submission } from '../contract/submission.ts';
import { couldNotRun } from './could-not-run.ts';
import type { SelfTest } from './runtime.ts';

/** The request that a self-test is, on the runtime that it belongs to. */
export function requestOfTest({ files, cases, settings }: SelfTest): RequestInput {
  const { args, stdin, env, limits, checker } = settings;
  const request: RequestInput = { files: [...files], limits, args, env };
  return cases.length === 0 ? { ...request, stdin } : { ...request, tests: cases, ...(checker && { checker }) };
}

/** Whether a submission of it ended as it was to. */
export function judgedTest({ name, settings, cases }: SelfTest, submission: Submission): SelfTestResult {
  const { verdict, startedAt, finishedAt } = submission;
  const wallMs = startedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(startedAt) : 0;
  const unable = couldNotRun(submission);
  const passed = unable === null && verdict?.code === settings.verdict;
  const asWished =
    settings.verdict === 'OK'
      ? cases.length === 0
        ? 'It ended well.'
        : (verdict?.reason ?? '')
      : `It ended ${settings.verdict}, as it is to.`;
  const reason = passed
    ? asWished
    : unable !== null
      ? `It could not be run here: ${unable}`
      : `It ended ${verdict?.code ?? 'without a verdict'}, and is to end ${settings.verdict}: ${verdict?.reason ?? ''}`;
  return { name, passed, reason, submission: submission.id, wallMs };
}
