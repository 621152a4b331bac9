import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectDaemon } from './engines/docker/daemon/daemon.ts';
import { OWNER_LABEL } from './engines/docker/daemon/labels.ts';
import { type OpenedExecutor, openExecutor } from './main.ts';
import { bare } from './selftest/testing/bare.ts';
import { canStartDaemon, type PrivateDaemon, privateDaemon } from './selftest/testing/private-daemon.ts';
import { testDocker } from './testing/docker.ts';
import { finished } from './testing/test-executor.ts';

const docker = await testDocker();
const why = 'no root, or no dockerd: a daemon that may be killed cannot be started';
/** A daemon that was killed takes some 12 s to start. */
const needed = canStartDaemon ? { ...docker.needed, timeout: 240_000 } : { skip: true, meta: { why } };

let daemon: PrivateDaemon;
let opened: OpenedExecutor;
beforeAll(async () => {
  if (needed.skip) return;
  daemon = privateDaemon();
  await daemon.start();
  process.env['DOCKER_HOST'] = daemon.host;
  opened = await openExecutor({ dataFolder: docker.folder, kind: 'serve' });
}, 120_000);
afterAll(async () => {
  await opened?.close();
  await daemon?.remove();
}, 120_000);

describe('a daemon killed with SIGKILL and started again under ten runs', needed, () => {
  test('loses none: each ends well, but those that ran at that moment; and later ones run', async () => {
    const { executor } = opened;
    expect((await finished(executor, executor.create(bare('echo ready')).id)).verdict?.code).toBe('OK');
    const ids = Array.from({ length: 10 }, (_, i) => executor.create(bare(`echo on\n/treeline/busybox sleep 1\necho ${i}`)).id);
    for await (const { stages } of executor.events(ids[3] ?? '')) if (stages.run?.stdoutBytes) break;
    const running = ids.filter((id) => executor.get(id).status === 'RUNNING');
    await daemon.kill();
    await daemon.start();
    await executor.idle();

    const ends = ids.map((id) => executor.get(id));
    console.log(ends.map(({ verdict }) => verdict?.code).join(' '));
    for (const [i, { id, verdict, run }] of ends.entries()) {
      if (running.includes(id) && verdict?.code === 'INTERNAL_ERROR') expect(verdict.reason).toMatch(/^Not the program's fault/);
      else expect([verdict?.code, verdict?.reason, run?.stdout]).toEqual(['OK', 'The program ran to its end.', `on\n${i}\n`]);
    }
    const later = await finished(executor, executor.create(bare('echo hello')).id);
    expect([later.verdict?.code, later.run?.stdout]).toEqual(['OK', 'hello\n']);
  });

  test('and nothing is left but what waits for the next', async () => {
    await opened.close();
    const { docker: api } = await connectDaemon();
    const left = () => api.listContainers({ all: true, filters: { label: [`${OWNER_LABEL}=${docker.owner}`] } });
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
  });
});
