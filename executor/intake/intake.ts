import { randomInt, randomUUID } from 'node:crypto';
import { DEFAULT_LED_COUNT } from '../../simulator/led/led-state.ts';
import type { Issue } from '../contract/errors.ts';
import { request as requestSchema, type EngineId, type Request } from '../contract/request.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { contentIssues } from './contents.ts';
import { engineOf, entryOf } from './entry.ts';
import { fileNameIssues } from './file-names.ts';
import { issueOf, refuse } from './issues.ts';
import { limitIssues } from './limit-issues.ts';
import { processInputIssues } from './process-input.ts';
import { type OWN_RUNTIME, runtimeOf, type RuntimeName } from './runtime.ts';
import { testIssues } from './test-issues.ts';

/** A request that was checked, with what it left open decided. */
export interface Accepted {
  id: string;
  request: Request;
  runtime: RuntimeName | typeof OWN_RUNTIME;
  engine: EngineId;
  entry: string;
  seed: number;
  leds: number;
}

const SEEDS = 2 ** 32;

/**
 * Checks what was sent, whatever it is, and makes a submission of it.
 * @throws Refusal INVALID_REQUEST with a sentence for each fault
 */
export function accept(input: unknown): Accepted {
  const request = parse(input);
  if (request.files.length > REQUEST_BOUNDS.files) {
    refuse([{ path: 'files', message: `There are ${request.files.length} files; at most ${REQUEST_BOUNDS.files} are taken.` }]);
  }
  const entry = entryOf(request);
  const engine = engineOf(request);
  const runtime = 'entry' in entry ? runtimeOf(request, entry.entry, engine) : null;
  const issues: Issue[] = [
    ...fileNameIssues(request.files.map((file) => file.name)),
    ...contentIssues(request.files),
    ...('issue' in entry ? [entry.issue] : []),
    ...(runtime && 'issue' in runtime ? [runtime.issue] : []),
    ...processInputIssues(request),
    ...limitIssues(request.limits),
    ...testIssues(request),
  ];
  if (issues.length > 0 || !('entry' in entry) || !runtime || !('runtime' in runtime)) refuse(issues);
  return {
    id: randomUUID(),
    request,
    runtime: runtime.runtime,
    engine,
    entry: entry.entry,
    seed: request.light?.seed ?? drawSeed(),
    leds: request.light?.leds ?? DEFAULT_LED_COUNT,
  };
}

/** What `random` begins with where no seed is named. */
export function drawSeed(): number {
  return randomInt(SEEDS);
}

function parse(input: unknown): Request {
  const parsed = requestSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  refuse(parsed.error.issues.map(issueOf));
}
