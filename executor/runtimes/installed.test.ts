import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuntimeEvent, RuntimeFile } from '../contract/runtimes.ts';
import { volumesOf } from '../engines/docker/preparation.ts';
import { openExecutor, type OpenedExecutor } from '../main.ts';
import { testDocker } from '../testing/docker.ts';
import { finished } from '../testing/test-executor.ts';

/** A package set of a few lines, built by what the base image has. */
const PACKAGES = path.join(import.meta.dirname, '../environments/testing/packages');
const NOWHERE = { kind: 'nixpkgs', revision: 'f'.repeat(40) } as const;

const docker = await testDocker();
let opened: OpenedExecutor;
const open = async () => (opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' }));
const file = (name: string, content: string): RuntimeFile => ({ name, content, encoding: 'utf8' });
const greeter = (greeting: string) => [
  file('runtime.json', JSON.stringify({ id: 'greeter', name: 'Greeter', version: '1', languages: ['Shell'], entry: 'main.sh' })),
  file('cutor.nix', `{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { GREETING = "${greeting}"; }`),
  file('run.sh', 'exec ./main.sh\n'),
  file('tests/greets/main.sh', 'echo "$GREETING"\n'),
  file('tests/greets/cases/1.out', greeting),
];
const program = [file('main.sh', 'echo "$GREETING"\n')];
const run = (request: object) => finished(opened.executor, opened.executor.create({ files: program, ...request }).id);
async function end(stream: AsyncIterable<RuntimeEvent>): Promise<RuntimeEvent | undefined> {
  let last: RuntimeEvent | undefined;
  for await (const event of stream) last = event;
  return last;
}
const source = { kind: 'window' } as const;

describe('a runtime in containers', docker.needed, () => {
  beforeAll(async () => {
    await open();
    opened.executor.settings.set({ source: { kind: 'folder', path: PACKAGES } });
  }, 300_000);
  afterAll(() => opened.close());

  test('has its environment made once; what runs on it takes that, whatever packages come from by now', async () => {
    expect(await end(opened.executor.runtimes.install({ files: greeter('a'), source }))).toMatchObject({ ok: true });
    const { environment, lastTest } = await opened.executor.runtimes.show('greeter');
    expect(lastTest?.ground).toMatchObject({
      environment,
      base: expect.stringMatching(/^sha256:/),
      source: expect.stringContaining(PACKAGES),
      kernel: expect.stringMatching(/^\d/),
    });
    // With it, Nix would have to fetch what nobody has, and there is no network.
    opened.executor.settings.set({ source: NOWHERE });
    expect(await run({ runtime: 'greeter' })).toMatchObject({
      verdict: { code: 'OK' },
      run: { stdout: 'a\n' },
      environment: { environment, cached: true },
    });
    expect(await run({ files: [...program, ...greeter('a').slice(1, 3)] })).toMatchObject({
      verdict: { code: 'INTERNAL_ERROR', stage: 'environment' },
    });
  }, 120_000);

  test('keeps it: nothing that makes room takes it', async () => {
    const { environment } = await opened.executor.runtimes.show('greeter');
    opened.executor.settings.set({ environmentBytes: 1 << 20, source: { kind: 'folder', path: PACKAGES } });
    const heavy = '{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { packages = [ (pkgs.weight "heavy" 4000000) ]; }';
    expect(await run({ files: [file('cutor.nix', heavy), file('run.sh', 'true\n')] })).toMatchObject({ verdict: { code: 'OK' } });
    await opened.executor.environments.gc();
    expect(opened.executor.environments.list().items.map(({ key }) => key)).toEqual([environment]);
    await expect(opened.executor.environments.remove(environment ?? '')).rejects.toThrow(
      /environment of the runtime greeter.*treeline runtime remove greeter/,
    );
  }, 120_000);

  test('where it is lost with its volume, says to install it again, and that makes it anew', async () => {
    await opened.close();
    await docker.daemon.docker.getVolume(volumesOf(docker.owner).nix).remove();
    await open();
    expect(await run({ runtime: 'greeter' })).toMatchObject({
      verdict: { code: 'EE', reason: expect.stringMatching(/treeline runtime install/) },
    });
    expect(await end(opened.executor.runtimes.install({ files: greeter('a'), source }))).toMatchObject({ ok: true, number: 1000 });
    expect(await run({ runtime: 1000 })).toMatchObject({ run: { stdout: 'a\n' } });
  }, 120_000);

  test('an update has another, and removing it takes that with it', async () => {
    expect(await end(opened.executor.runtimes.update({ id: 'greeter', files: greeter('b') }))).toMatchObject({ ok: true });
    expect(await run({ runtime: 'greeter' })).toMatchObject({ run: { stdout: 'b\n' } });
    const { environment } = await opened.executor.runtimes.show('greeter');
    expect(await opened.executor.runtimes.remove('greeter')).toMatchObject({ environment: 'removed' });
    expect(opened.executor.environments.list().items.map(({ key }) => key)).not.toContain(environment);
  }, 120_000);
});
