import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryFolder } from './testing/test-executor.ts';

/** util-linux; not everywhere */
const NAMESPACE = { command: 'unshare', args: ['--user', '--map-root-user', '--mount'] };
const HOST = fileURLToPath(new URL('testing/full-disk-host.ts', import.meta.url));

/** In a mount namespace of its own a small disk needs no rights; null where the system has none. */
function onSmallDisk(folder: string, script: string): string | null {
  const tried = spawnSync(NAMESPACE.command, [...NAMESPACE.args, 'mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  if (tried.status !== 0) return null;
  const inside = 'mount -t tmpfs -o size=2m tmpfs "$1" && exec "$2" "$3" "$1"';
  const { stdout, stderr } = spawnSync(NAMESPACE.command, [...NAMESPACE.args, 'sh', '-c', inside, 'sh', folder, process.execPath, script], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  if (stderr) process.stderr.write(stderr);
  return stdout;
}

test('a full disk ends the submission INTERNAL_ERROR; the executor lives on, and keeps that end when there is room again', ({ skip }) => {
  const folder = temporaryFolder();
  const told = onSmallDisk(folder.path, HOST);
  folder.remove();
  if (told === null) skip('no mount namespaces here: a full disk cannot be had');
  const end = { code: 'INTERNAL_ERROR', stage: 'run', reason: expect.stringMatching(/could not be kept.*full/), evidence: {} };
  expect(JSON.parse(told ?? '')).toEqual({ flooded: end, brim: end, listed: end, refused: 'DISK_FULL', after: 'still here', kept: end });
});
