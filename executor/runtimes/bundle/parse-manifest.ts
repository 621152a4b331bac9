import { fileNameIssues } from '../../intake/file-names.ts';
import { sha256 } from '../version-hash.ts';
import { type BundledEnvironment, bundleManifest, type BundleManifest, type Entry, FORMAT, VERSION } from './manifest.ts';
import { bundleRefused } from './refused.ts';
import { narName, storeTexts } from './store-entries.ts';

export const RUNTIME = 'runtime/';
export const IMAGES = ['images/base.tar', 'images/runner.tar'];

/** What archives may hold, bytes: no environment is so large. */
const MOST_BYTES = 256 * 2 ** 30;
/** How much larger archives may be than what they are packed in; packages are three to ten times. */
const MOST_RATIO = 100;
/** A folder with its self-tests, bytes. */
const RUNTIME_BYTES = 128 << 20;

/**
 * Reads `bundle.json`, and proves that it is whole in itself: what it lists is what a bundle of this runtime has, in its order.
 * @throws Refusal
 */
export function parseManifest(json: Uint8Array): BundleManifest {
  const said = jsonOf(json);
  if (said?.format !== FORMAT) throw bundleRefused('It is no bundle of a runtime: `treeline runtime export` writes one.');
  if (typeof said.version === 'number' && said.version > VERSION)
    throw bundleRefused(
      `It is of format ${said.version}, and this Treeline knows format ${VERSION}: use the version that wrote it, or a newer one.`,
    );
  const { success, data, error } = bundleManifest.safeParse(said);
  if (!success) {
    const [issue] = error.issues;
    throw bundleRefused(`What it says of itself is wrong (${issue?.path.join('.')}: ${issue?.message}). Export it again.`);
  }
  const fault = faultOf(data);
  if (fault !== null) throw bundleRefused(`What it says of itself is wrong: ${fault} Export it again.`);
  return data;
}

function jsonOf(bytes: Uint8Array): { format?: unknown; version?: unknown } | null {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as { format?: unknown };
  } catch {
    return null;
  }
}

/** A sentence about what does not fit together; null where all does. */
function faultOf({ environment, images, entries }: BundleManifest): string | null {
  const files = entries.filter(({ name }) => name.startsWith(RUNTIME));
  const fault = filesFault(files) ?? (environment && closureFault(environment));
  if (fault !== null) return fault;
  const expected = [...files.map(({ name }) => name), ...storeNames(environment), ...(images ? IMAGES : [])];
  const at = expected.findIndex((name, index) => entries[index]?.name !== name);
  if (at !== -1) return `${expected[at]} is missing, or not in its place.`;
  if (entries.length > expected.length) return `${entries[expected.length]?.name} does not belong to it.`;
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const bomb = environment && bombFault(environment, byName);
  if (bomb !== null) return bomb;
  const texts = environment ? storeTexts(environment) : [];
  const wrong = texts.find(({ name, content }) => byName.get(name)?.sha256 !== sha256(content));
  if (wrong) return `${wrong.name} says something else.`;
  if (entries.some(({ name, executable }) => executable && !name.startsWith(RUNTIME)))
    return 'What is no file of the runtime is executable.';
  return null;
}

function filesFault(files: readonly Entry[]): string | null {
  const names = files.map(({ name }) => name.slice(RUNTIME.length));
  const [issue] = fileNameIssues(names);
  if (issue) return issue.message;
  if (files.reduce((sum, { bytes }) => sum + bytes, 0) > RUNTIME_BYTES)
    return `The files of the runtime are larger than ${RUNTIME_BYTES >> 20} MiB.`;
  const folded = new Map<string, string>();
  for (const name of names) {
    const other = folded.get(name.toLowerCase());
    if (other !== undefined) return `${other} and ${name} are the same file on some systems.`;
    folded.set(name.toLowerCase(), name);
  }
  if (names.some((name, index) => index > 0 && name <= (names[index - 1] ?? '')))
    return 'The files of the runtime are not in the order of their names.';
  return null;
}

/** Each path after those it needs, the shell last, and nothing that it does not need. */
function closureFault({ shell, paths }: BundledEnvironment): string | null {
  const seen = new Map<string, readonly string[]>();
  for (const { path, references } of paths) {
    if (seen.has(path)) return `${path} is there twice.`;
    const stray = references.find((each) => each !== path && !seen.has(each));
    if (stray !== undefined) return `${path} needs ${stray}, which is not there before it.`;
    seen.set(path, references);
  }
  const needed = new Set([shell]);
  for (const path of needed) for (const each of seen.get(path) ?? []) needed.add(each);
  if (!seen.has(shell)) return `${shell} is not there.`;
  const strange = paths.find(({ path }) => !needed.has(path));
  return strange ? `${strange.path} is not in the closure of ${shell}.` : null;
}

function storeNames(environment: BundledEnvironment | null): string[] {
  if (!environment) return [];
  return [...storeTexts(environment).map(({ name }) => name), ...environment.paths.map(({ path }) => narName(path))];
}

function bombFault({ paths }: BundledEnvironment, entries: ReadonlyMap<string, Entry>): string | null {
  const unpacked = paths.reduce((sum, { narBytes }) => sum + narBytes, 0);
  const packed = paths.reduce((sum, { path }) => sum + (entries.get(narName(path))?.bytes ?? 0), 0);
  if (unpacked <= MOST_BYTES && unpacked <= MOST_RATIO * packed + (1 << 20)) return null;
  return `${packed} bytes are to become ${unpacked}, more than packages do.`;
}
