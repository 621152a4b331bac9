import { limitsOver } from '../../../executor/contract/limits.ts';
import { ownFiles } from '../../../executor/contract/own-files.ts';
import type { RequestInput } from '../../../executor/contract/request.ts';
import { runtimeManifest, selfTest } from '../../../executor/contract/runtime-manifest.ts';
import { testsOfFiles } from '../../../executor/contract/tests-of-files.ts';
import { asText } from '../files/as-text.ts';
import { MANIFEST } from './manifest.ts';
import { programFolder } from './program-folder.ts';

type File = RequestInput['files'][number];

const CASES = 'cases/';
const SETTINGS = 'test.json';

/**
 * The request that runs a program of a runtime that is being written, with the runtime's files as they are: a sample with the input that is
 * given, a self-test with its own, or with its cases. @throws Error with a sentence
 */
export function programRequest(looked: string, all: readonly File[], given: Pick<RequestInput, 'stdin' | 'args'>): RequestInput {
  const folder = programFolder(
    looked,
    all.map(({ name }) => name),
  );
  if (folder === null) throw new Error('This runtime has no sample and no self-test to run. Add a program, such as samples/hello/main.py.');
  const files = all.map(asText);
  const manifest = read(files, MANIFEST, runtimeManifest);
  const inside = files.filter(({ name }) => name.startsWith(folder)).map((file) => ({ ...file, name: file.name.slice(folder.length) }));
  const own = inside.filter(({ name }) => name !== SETTINGS && !name.startsWith(CASES));
  const names = new Set(own.map(({ name }) => name));
  const around = ownFiles(files).filter(({ name }) => !names.has(name));
  const request: RequestInput = {
    files: [...around, ...own],
    engine: manifest.engine,
    limits: manifest.limits,
    ...(manifest.engine === 'embedded' && manifest.entry !== undefined && { entry: manifest.entry }),
  };
  if (!folder.startsWith('tests/')) return { ...request, ...given };
  const { args, stdin, env, limits, checker } = read(inside, SETTINGS, selfTest);
  const { tests, faults } = testsOfFiles(
    inside.filter(({ name }) => name.startsWith(CASES)).map((file) => ({ ...asText(file), name: file.name.slice(CASES.length) })),
  );
  const [fault] = faults;
  if (fault !== undefined) throw new Error(`In ${folder}${CASES}: ${fault}`);
  const test = { ...request, args, env, limits: limitsOver(manifest.limits, limits) };
  return tests.length === 0 ? { ...test, stdin } : { ...test, tests, ...(checker && { checker }) };
}

/** @throws Error with a sentence where it cannot be understood */
function read<T>(files: readonly File[], name: string, schema: { parse(value: unknown): T }): T {
  const file = files.find((one) => one.name === name);
  try {
    return schema.parse(file ? JSON.parse(file.content) : {});
  } catch (error) {
    throw new Error(`${name} cannot be understood; see the findings.`, { cause: error });
  }
}
