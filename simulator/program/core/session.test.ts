import { expect, it } from 'vitest';
import type { Program } from '../program.ts';
import { runOn, type Handle } from './session.ts';

const program: Program = {
  files: [],
  entry: 'main.py',
  stdin: new Uint8Array(),
  args: [],
  env: {},
  light: null,
  limits: { wallMs: 1_000, memoryBytes: 256 << 20, stdoutBytes: 1, stderrBytes: 1 },
};

/** A worker that is gone as soon as it is told anything. */
function dying(trouble: string): Handle {
  let gone: (trouble: string) => void = () => {};
  return { send: () => gone(trouble), kill: () => {}, onReport: () => {}, onGone: (listener) => (gone = listener) };
}

it.each([
  ['Error [ERR_WORKER_OUT_OF_MEMORY]: Worker terminated due to reaching memory limit', 'limit'],
  ['it ended with SIGSEGV', 'fault'],
])('a worker that is gone with %j ended by a %s', async (trouble, kind) => {
  const { cause, memoryBytes } = await runOn(dying(trouble), program, { output: () => {}, frames: () => {} });
  expect(cause.kind).toBe(kind);
  expect(memoryBytes).toBeNull();
  if (cause.kind === 'limit') expect([cause.limit, cause.bound]).toEqual(['memory', 256 << 20]);
});
