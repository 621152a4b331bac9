import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { RequestInput } from '../../contract/request.ts';
import type { Submission } from '../../contract/submission.ts';
import { testDocker } from '../../testing/docker.ts';
import { openedWithDocker } from '../../testing/opened-with-docker.ts';
import { OWNER_LABEL } from './daemon/labels.ts';
import { volumesOf } from './preparation.ts';

const docker = await testDocker();
const opened = openedWithDocker(docker);

const files = (texts: Record<string, string>): RequestInput => ({
  engine: 'docker',
  files: Object.entries(texts).map(([name, content]) => ({ name, content })),
});
const run = async (request: RequestInput): Promise<Submission> => opened.run(request);
const states = () => (existsSync(path.join(docker.folder, 'states')) ? readdirSync(path.join(docker.folder, 'states')) : []);

/** Fills a file of so many MiB, with what the shell has itself. */
const fill = (mebibytes: number) =>
  `head=$(printf '%01048576d' 0)\nfor i in $(/treeline/busybox seq ${mebibytes}); do printf %s "$head"; done > large\n`;

describe('the docker engine', docker.needed, () => {
  test('walks through the stages that there are; what one leaves, the next finds', async () => {
    const done = await run({
      ...files({
        'build.sh': `${fill(12)}echo built > note`,
        'run.sh': 'read -r word < note; read -r said; echo "$word $said $1"; [ -s large ]',
      }),
      stdin: 'hello\n',
      args: ['there'],
    });
    expect(done).toMatchObject({ verdict: { code: 'OK', stage: 'run' }, compile: null, run: { stdout: 'built hello there\n' } });
    expect(states()).toEqual([]);
  });

  test('ends well after the last stage there is', async () => {
    expect(await run(files({ 'compile.sh': 'true' }))).toMatchObject({ verdict: { code: 'OK', stage: 'compile' }, run: null });
  });

  test('cancelled while one stage hands over to the next, leaves nothing', async () => {
    const { id } = opened.executor.create(files({ 'build.sh': `${fill(48)}echo done`, 'run.sh': 'true' }));
    for await (const event of opened.executor.events(id)) {
      if (event.stages.build?.stdoutBytes) break;
    }
    await opened.executor.cancel(id);
    expect(opened.executor.get(id).verdict?.code).toBe('CANCELLED');
    await opened.executor.idle();
    expect(states()).toEqual([]);
  });

  test('heals when its images and its volume were removed under it', async () => {
    const { docker: api } = docker.daemon;
    await run(files({ 'run.sh': 'true' }));
    const filters = { label: [`${OWNER_LABEL}=${docker.owner}`] };
    // Those that ended are on their way out by themselves.
    await vi.waitUntil(async () => (await api.listContainers({ all: true, filters })).length === 0, { timeout: 10_000, interval: 50 });
    await api.getVolume(volumesOf(docker.owner).nix).remove();
    const { images } = await opened.executor.engine.status();
    for (const image of [images!.base, images!.runner]) await api.getImage(image).remove({ force: true });
    expect(await run(files({ 'run.sh': 'echo here again' }))).toMatchObject({ verdict: { code: 'OK' }, run: { stdout: 'here again\n' } });
    expect((await api.getVolume(volumesOf(docker.owner).nix).inspect()).Labels).toMatchObject({ [OWNER_LABEL]: docker.owner });
  });
});
