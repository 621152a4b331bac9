import { parseJson } from '../../simulator/led/reading/parse-json.ts';
import { ReadFault } from '../../simulator/led/reading/read-fault.ts';
import { ownFiles } from '../contract/own-files.ts';
import type { RequestFile } from '../contract/request-file.ts';
import { runtimeManifest, selfTest } from '../contract/runtime-manifest.ts';
import type { RuntimeFile, RuntimeFinding } from '../contract/runtimes.ts';
import { testsOfFiles } from '../contract/tests-of-files.ts';
import { textOf } from '../request-files.ts';
import { MANIFEST, type Runtime, type Sample, type SelfTest } from './runtime.ts';

/** The runtime that a folder is, and what keeps it from being one: `runtime` is null where it cannot be understood. */
export function runtimeOfFiles(files: readonly RuntimeFile[]): { runtime: Runtime | null; findings: RuntimeFinding[] } {
  const findings: RuntimeFinding[] = [];
  const manifest = files.find(({ name }) => name === MANIFEST);
  if (!manifest) {
    const message = `There is no ${MANIFEST}: it says what the runtime is. Begin one with: treeline runtime new FOLDER`;
    return { runtime: null, findings: [{ severity: 'error', file: MANIFEST, line: null, rule: 'no-manifest', message }] };
  }
  const said = readJson(manifest, runtimeManifest, 'a runtime', findings);
  const tests = groups(files, 'tests').map(({ name, files: own }) => selfTestOf(name, own, findings));
  if (!said) return { runtime: null, findings };
  const samples: Sample[] = groups(files, 'samples').map(({ name, files: own }) => ({ name, files: own.map(plain) }));
  return {
    runtime: { manifest: said, files: filesOfPrograms(files), samples, tests: tests.filter((one) => one !== null) },
    findings,
  };
}

/** Those that go with every program, without what a request does not have. */
export function filesOfPrograms(files: readonly RuntimeFile[]): RequestFile[] {
  return ownFiles(files).map(plain);
}

function plain({ name, content, encoding }: RuntimeFile): RequestFile {
  return { name, content, encoding };
}

/** The folders directly below one, each with its files by their names in it. */
function groups(files: readonly RuntimeFile[], folder: string): { name: string; files: RuntimeFile[] }[] {
  const found = new Map<string, RuntimeFile[]>();
  for (const file of files) {
    const [top, name, ...rest] = file.name.split('/');
    if (top !== folder || !name || rest.length === 0) continue;
    found.set(name, [...(found.get(name) ?? []), { ...file, name: rest.join('/') }]);
  }
  return [...found].map(([name, own]) => ({ name, files: own })).toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}

const SETTINGS = 'test.json';
const CASES = 'cases/';

function selfTestOf(name: string, files: readonly RuntimeFile[], findings: RuntimeFinding[]): SelfTest | null {
  const at = `tests/${name}/`;
  const settings = files.find((file) => file.name === SETTINGS);
  const said = settings ? readJson({ ...settings, name: at + SETTINGS }, selfTest, 'a self-test', findings) : selfTest.parse({});
  const { tests: cases, faults } = testsOfFiles(
    files.filter((file) => file.name.startsWith(CASES)).map((file) => ({ ...plain(file), name: file.name.slice(CASES.length) })),
  );
  for (const message of faults) findings.push({ severity: 'error', file: `${at}cases`, line: null, rule: 'no-case', message });
  if (!said) return null;
  const own = files.filter((file) => file.name !== SETTINGS && !file.name.startsWith(CASES)).map(plain);
  return { name, files: own, cases, settings: said };
}

function readJson<T extends Parameters<typeof parseJson>[1]>(file: RequestFile, schema: T, what: string, findings: RuntimeFinding[]) {
  try {
    return parseJson(textOf(file), schema, what);
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    findings.push({
      severity: 'error',
      file: file.name,
      line: error.line,
      rule: 'bad-json',
      message: error.message.replace(/^Line \d+: /, ''),
    });
    return null;
  }
}
