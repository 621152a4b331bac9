import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestInput } from '../contract/request.ts';
import { type OpenedExecutor, openExecutor } from '../main.ts';
import { testDocker } from '../testing/docker.ts';
import { helloFiles } from '../testing/hello.ts';
import { finished } from '../testing/test-executor.ts';

const docker = await testDocker();
/** Environments are made, of a busy machine. */
const needed = { ...docker.needed, timeout: 300_000 };
const LANGUAGES = ['cpython', 'c', 'cpp', 'shell', 'lua', 'perl'];

let opened: OpenedExecutor;
const open = async () => void (opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' }));
beforeAll(async () => {
  if (!docker.needed.skip) await open();
});
afterAll(() => opened?.close());

/** Its runtime's files and sample, and a build before them: what a build leaves is there when it runs. */
function hello(language: string): RequestInput {
  const files = helloFiles(language);
  const all = {
    ...files,
    'build.sh': 'echo built > built\n',
    'compile.sh': `grep built built\n${files['compile.sh'] ?? ''}`,
    'run.sh': `cat built >&2\n${files['run.sh']}`,
  };
  return { engine: 'docker', files: Object.entries(all).map(([name, content]) => ({ name, content })) };
}

async function says(language: string) {
  const { id } = opened.executor.create(hello(language));
  const submission = await finished(opened.executor, id);
  expect(submission).toMatchObject({
    verdict: { code: 'OK', stage: 'run' },
    build: { status: 'ok' },
    compile: { status: 'ok', stdout: 'built\n' },
    run: { stdout: expect.stringMatching(/^Hello from .+\n$/), stderr: 'built\n' },
  });
  return submission;
}

describe('hello through all four stages, without a network', needed, () => {
  const made = new Set<string>();

  test.each(LANGUAGES)('%s: its environment is made, and then it is there', async (language) => {
    const expression = hello(language).files.find(({ name }) => name === 'cutor.nix')?.content ?? '';
    const cold = await says(language);
    expect(cold.environment?.cached).toBe(made.has(expression));
    made.add(expression);
    const warm = await says(language);
    expect(warm.environment).toMatchObject({ cached: true });
    const ms = (took: number | undefined) => `${Math.round(took ?? 0)} ms`;
    console.log(
      `${language}: environment ${ms(cold.environment?.wallMs)}, then ${ms(warm.environment?.wallMs)}; compile ${ms(warm.compile?.wallMs)}, run ${ms(warm.run?.wallMs)}`,
    );
  });

  test('after a restart they are there still', async () => {
    await opened.close();
    await open();
    for (const language of LANGUAGES) expect((await says(language)).environment?.cached).toBe(true);
  });
});
