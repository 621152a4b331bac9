import { randomInt, randomUUID } from 'node:crypto';
import { DEFAULT_LED_COUNT } from '../../simulator/led/led-state.ts';
import type { Issue } from '../contract/errors.ts';
import { request as requestSchema, type EngineId, type Request } from '../contract/request.ts';
import { expressionFiles } from '../environments/expression.ts';
import { REQUEST_BOUNDS } from '../settings/request-bounds.ts';
import { contentIssues } from './contents.ts';
import { engineOf, entryOf } from './entry.ts';
import { fileNameIssues } from './file-names.ts';
import { issueOf, refuse } from './issues.ts';
import { limitIssues } from './limit-issues.ts';
import { onRuntimeIssues } from './on-runtime-issues.ts';
import { onRuntime } from './on-runtime.ts';
import { processInputIssues } from './process-input.ts';
import { type FindRuntime, namedRuntime, type PinnedRuntime, unnamedRuntime } from './runtime.ts';
import { testIssues } from './test-issues.ts';

/** A request that was checked, with what it left open decided. */
export interface Accepted {
  id: string;
  request: Request;
  /** the id of a runtime, or `own` */
  runtime: string;
  engine: EngineId;
  entry: string;
  seed: number;
  leds: number;
  /** hash of the installed runtime's version, and key of the environment that it runs in */
  version: string | null;
  environment: string | null;
}

const SEEDS = 2 ** 32;

/**
 * Checks what was sent, whatever it is, and makes a submission of it.
 * @param on the version to run it on, whatever it names: for self-tests of what is not installed yet
 * @throws Refusal INVALID_REQUEST with a sentence for each fault
 */
export function accept(input: unknown, find: FindRuntime = noRuntimes, on?: PinnedRuntime): Accepted {
  const asked = parse(input);
  if (asked.files.length > REQUEST_BOUNDS.files) {
    refuse([{ path: 'files', message: `There are ${asked.files.length} files; at most ${REQUEST_BOUNDS.files} are taken.` }]);
  }
  const named = on ? { pinned: on } : namedRuntime(asked.runtime, find);
  const pinned = named && 'pinned' in named ? named.pinned : null;
  const builtIn = named && 'builtIn' in named ? named.builtIn : null;
  const request = { ...asked, ...(builtIn && { runtime: builtIn }), ...(on && { runtime: `${on.manifest.id}@${on.version}` }) };
  const whole = pinned ? onRuntime(request, pinned) : request;
  const entry = entryOf(whole);
  const engine = engineOf(whole);
  const own = fileNameIssues(request.files.map((file) => file.name));
  const issues: Issue[] = [
    ...own,
    ...contentIssues(request.files),
    ...(named && 'issue' in named ? [named.issue] : entryIssues(entry, whole.entry === request.entry)),
    ...(pinned ? onRuntimeIssues(request, pinned, own.length === 0) : []),
    ...processInputIssues(request),
    ...limitIssues(request.limits),
    ...testIssues(whole),
  ];
  if (issues.length > 0 || !('entry' in entry)) refuse(issues);
  return {
    id: randomUUID(),
    request,
    runtime: pinned?.manifest.id ?? builtIn ?? unnamedRuntime(request.files, entry.entry, engine),
    engine,
    entry: entry.entry,
    seed: request.light?.seed ?? drawSeed(),
    leds: request.light?.leds ?? DEFAULT_LED_COUNT,
    version: pinned?.version ?? null,
    // Files that an environment is made from make one of their own.
    environment: pinned && expressionFiles(request.files).length === 0 ? pinned.environment : null,
  };
}

/** Of an entry that a runtime names, the runtime's own issues say what to do. */
function entryIssues(entry: ReturnType<typeof entryOf>, isOwn: boolean): Issue[] {
  return 'issue' in entry && isOwn ? [entry.issue] : [];
}

const noRuntimes: FindRuntime = (name) => ({
  sentence: `There is no runtime ${JSON.stringify(name)} here. There are \`light\`, \`python\`; leave it out to have it found.`,
});

/** What `random` begins with where no seed is named. */
export function drawSeed(): number {
  return randomInt(SEEDS);
}

function parse(input: unknown): Request {
  const parsed = requestSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  refuse(parsed.error.issues.map(issueOf));
}
