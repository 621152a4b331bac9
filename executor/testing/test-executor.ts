import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interpreter } from '../../simulator/program/program.ts';
import type { RequestInput } from '../contract/request.ts';
import type { Submission } from '../contract/submission.ts';
import { createExecutor, type ExecutorOptions } from '../create-executor.ts';
import type { Engine } from '../engines/engine.ts';
import type { Executor } from '../executor.ts';
import { ownFolder } from '../store/own-folder.ts';
import { createFakeEngine } from './fake-engine.ts';

/** FOR TESTS ONLY: finds nothing, runs nothing. */
const fakeInterpreter: Interpreter = {
  run: () => Promise.resolve({ cause: { kind: 'exit', code: 0 }, code: 0, wallMs: 1, memoryBytes: 0, findings: [], clockMs: 0 }),
  check: () => Promise.resolve([]),
  close: () => Promise.resolve(),
};

/** A folder of its own for a test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'treeline-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The real executor over a real database, with a fake engine and interpreter where none is named. Its lines for the machine's keeper are kept. */
export async function openTestExecutor(
  path: string,
  { engines = [createFakeEngine({})], ...options }: Partial<Omit<ExecutorOptions, 'folder' | 'openEngines'>> & { engines?: Engine[] } = {},
): Promise<Executor & { lines: string[] }> {
  const lines: string[] = [];
  const executor = await createExecutor({
    openEngines: () => engines,
    interpreter: fakeInterpreter,
    log: (line) => lines.push(line),
    ...options,
    folder: ownFolder(path),
  });
  return { ...executor, lines };
}

/** A request of one file. */
export function program(name = 'main.py', content = 'print(1)\n'): RequestInput {
  return { files: [{ name, content }] };
}

/** Resolves when a submission is FINISHED. */
export async function finished(executor: Executor, id: string): Promise<Submission> {
  for await (const event of executor.events(id)) if (event.status === 'FINISHED') break;
  return executor.get(id);
}
