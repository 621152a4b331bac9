import { isDeepStrictEqual } from 'node:util';
import { exact } from '../cases/in-order.ts';
import type { Difference } from '../contract/compare.ts';
import type { Ground } from '../contract/ground.ts';
import type { Request } from '../contract/request.ts';
import type { StageResult, Submission } from '../contract/submission.ts';
import { STAGES } from '../contract/verdict.ts';

/** A submission, and what it was asked. */
export interface Compared {
  submission: Submission;
  request: Request;
  /** names of what is in its environment; null where that is not known */
  packages: readonly string[] | null;
}

/** What takes more of it than this is told: times as much, and ms or bytes more. */
const DEARER = { times: 1.5, ms: 100, bytes: 16 << 20 };
const LONGEST = 120;

/** All in which two submissions differ: what was asked, what they ran on, what came of them, and what that took. */
export function differencesOf(a: Compared, b: Compared): Difference[] {
  return [...asked(a, b), ...ranOn(a, b), ...cameOf(a.submission, b.submission), ...took(a.submission, b.submission)];
}

/** Whether the same came of both, and, where not, what may be why. */
export function sentenceOfDifferences(differences: readonly Difference[]): string {
  const of = (kind: Difference['kind']) => differences.filter((one) => one.kind === kind);
  const names = (kind: Difference['kind']) => [...new Set(of(kind).map(({ what }) => what))].slice(0, 4).join(', ');
  if (of('result').length === 0) return 'The same came of both.';
  if (of('asked').length > 0) return `They were not asked the same: ${names('asked')}.`;
  if (of('ground').length > 0) return `They were asked the same, and did not run on the same: ${names('ground')}.`;
  return 'They were asked the same and ran on the same: the program itself is not the same each time, as with what follows the clock, chance, or the order of threads.';
}

type Values = Readonly<Record<string, unknown>>;

function asked(a: Compared, b: Compared): Difference[] {
  const plain = ({ request, submission }: Compared): Values => ({
    ...Object.fromEntries(Object.entries(request).filter(([name]) => !['files', 'tests', 'limits'].includes(name))),
    runtime: submission.runtime,
    version: submission.version,
  });
  const filesOf = ({ request }: Compared) =>
    Object.fromEntries(request.files.map(({ name, content, encoding }) => [`file ${name}`, [encoding, content]]));
  const testsOf = ({ request }: Compared) => Object.fromEntries((request.tests ?? []).map(({ name, ...test }) => [`test ${name}`, test]));
  return [
    ...each('asked', plain(a), plain(b)),
    ...each('asked', limitsOf(a.request.limits), limitsOf(b.request.limits)),
    ...each('asked', filesOf(a), filesOf(b), changed),
    ...each('asked', testsOf(a), testsOf(b), changed),
  ];
}

function ranOn(a: Compared, b: Compared): Difference[] {
  const plain = ({ submission: { ground, environment } }: Compared): Values => {
    const { limits: _, ...rest } = ground ?? ({} as Partial<Ground>);
    return { environment: environment?.environment ?? null, ...rest };
  };
  // What one of them did not reach is no difference of their grounds.
  const both = (values: Values, other: Values) =>
    Object.fromEntries(Object.entries(values).filter(([what]) => (other[what] ?? null) !== null));
  const [ours, theirs] = [plain(a), plain(b)];
  const limits = each('ground', limitsOf(a.submission.ground?.limits ?? {}), limitsOf(b.submission.ground?.limits ?? {}));
  return [
    ...each('ground', both(ours, theirs), both(theirs, ours)),
    ...(a.submission.ground && b.submission.ground ? limits : []),
    ...packages(a.packages, b.packages),
  ];
}

function packages(a: Compared['packages'], b: Compared['packages']): Difference[] {
  if (!a || !b) return [];
  const [ours, theirs] = [new Set(a), new Set(b)];
  const only = (from: readonly string[], others: ReadonlySet<string>) => from.filter((name) => !others.has(name));
  return [
    ...only(a, theirs).map((from): Difference => ({ kind: 'ground', what: 'package', from, to: null })),
    ...only(b, ours).map((to): Difference => ({ kind: 'ground', what: 'package', from: null, to })),
  ];
}

function cameOf(a: Submission, b: Submission): Difference[] {
  const results = (it: Submission): Values => ({
    verdict: it.verdict?.code ?? it.status,
    'frames of light': it.recording?.frames ?? null,
    'length of the show': it.recording?.durationMs ?? null,
  });
  const found = each('result', results(a), results(b));
  for (const stage of STAGES) found.push(...stageDifferences(stage, a[stage], b[stage]));
  const theirs = new Map(b.tests.map((test) => [test.name, test]));
  for (const test of a.tests) {
    const other = theirs.get(test.name);
    // Of one that only one of them was asked, that is told already.
    if (!other) continue;
    const what = `test ${test.name}`;
    found.push(...each('result', { [`${what}: verdict`]: test.verdict?.code }, { [`${what}: verdict`]: other.verdict?.code }));
    found.push(...stageDifferences(what, test.run, other.run));
  }
  return found;
}

function stageDifferences(what: string, a: StageResult | null, b: StageResult | null): Difference[] {
  if (!a || !b) return each('result', { [what]: a?.status ?? 'not run' }, { [what]: b?.status ?? 'not run' });
  const plain = ({ status, code, signal }: StageResult) => ({
    [`${what}: end`]: status,
    [`${what}: exit code`]: code,
    [`${what}: signal`]: signal,
  });
  // What is said while an environment is made is told once, by whoever makes it.
  const streams = what === 'environment' ? [] : (['stdout', 'stderr'] as const);
  const told = streams.flatMap((stream): Difference[] => {
    if (a[stream] === b[stream]) return [];
    const sentence = exact(Buffer.from(b[stream]), Buffer.from(a[stream]));
    const { found = null, expected = null, line } = sentence?.evidence ?? {};
    // The end of a line is shown where it is what differs.
    const [from, to] = [expected, found].every((text) => String(text).endsWith('\n')) ? [bare(expected), bare(found)] : [expected, found];
    return [{ kind: 'result', what: `${what}: ${stream}, line ${String(line ?? 1)}`, from: shown(from), to: shown(to) }];
  });
  return [...each('result', plain(a), plain(b)), ...told];
}

function bare(line: unknown): string {
  return String(line).slice(0, -1);
}

function took(a: Submission, b: Submission): Difference[] {
  return STAGES.flatMap((stage) => {
    const [ours, theirs] = [a[stage], b[stage]];
    if (!ours || !theirs || ours.cached !== theirs.cached) return [];
    return [
      ...dearer(`${stage}: time on the processor`, ours.cpuMs, theirs.cpuMs, DEARER.ms, (ms) => `${Math.round(ms)} ms`),
      ...dearer(`${stage}: memory`, ours.memoryBytes, theirs.memoryBytes, DEARER.bytes, (bytes) => `${Math.round(bytes / 2 ** 20)} MiB`),
    ];
  });
}

function dearer(what: string, from: number | null, to: number | null, least: number, text: (n: number) => string): Difference[] {
  if (from === null || to === null) return [];
  const [less, more] = from < to ? [from, to] : [to, from];
  return more > less * DEARER.times && more - less > least ? [{ kind: 'cost', what, from: text(from), to: text(to) }] : [];
}

/** What differs of values by name; both sides' names are looked at. */
function each(kind: Difference['kind'], a: Values, b: Values, tell = plainly): Difference[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return names.flatMap((what) => {
    const [from, to] = [a[what] ?? null, b[what] ?? null];
    return isDeepStrictEqual(from, to) ? [] : [{ kind, what, ...tell(from, to) }];
  });
}

function plainly(from: unknown, to: unknown): Pick<Difference, 'from' | 'to'> {
  return { from: shown(from), to: shown(to) };
}

/** Of what is long it is told only that it is another. */
function changed(from: unknown, to: unknown): Pick<Difference, 'from' | 'to'> {
  return { from: from === null ? null : 'there', to: to === null ? null : from === null ? 'there' : 'another' };
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function limitsOf(limits: Request['limits']): Values {
  return Object.fromEntries(
    Object.entries(limits).flatMap(([stage, own]) => Object.entries(own ?? {}).map(([limit, bound]) => [`limit ${stage}.${limit}`, bound])),
  );
}
