import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { connectDaemon } from '../../executor/engines/docker/daemon/daemon.ts';
import { noDocker } from '../../executor/testing/no-docker.ts';
import { startDaemon, stopDocker } from './docker.ts';

const cannot = process.getuid?.() !== 0 || !existsSync('/usr/sbin/dockerd');

test('a private daemon answers, and leaves nothing', { skip: cannot, meta: { why: noDocker({}) } }, async () => {
  await startDaemon();
  const { address, storage } = await connectDaemon();
  expect(address).toBe(process.env['DOCKER_HOST']);
  expect(storage).not.toBe('');
  const folder = path.dirname(address.slice('unix://'.length));
  expect(processesOf(folder)).not.toEqual([]);
  await stopDocker();
  expect(existsSync(folder)).toBe(false);
  expect(processesOf(folder)).toEqual([]);
  expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(folder);
});

function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder);
    } catch {
      return false;
    }
  });
}
