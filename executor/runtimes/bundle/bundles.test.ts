import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportEvent } from '../../contract/bundles.ts';
import { OWNER_LABEL } from '../../engines/docker/daemon/labels.ts';
import { ownerId } from '../../engines/docker/daemon/owner-id.ts';
import { createImageCarrier } from '../../engines/docker/images/carry-images.ts';
import { openExecutor, type OpenedExecutor } from '../../main.ts';
import { testDocker } from '../../testing/docker.ts';
import { finished, temporaryFolder } from '../../testing/test-executor.ts';
import { writeAuthors } from './authors.ts';
import { readHead } from './read-bundle.ts';
import { newKey, signManifest } from './signature.ts';
import { END } from './tar-layout.ts';
import { HELLO, PACKAGES } from './testing/hello-runtime.ts';
import { signatureEnd } from './write-bundle.ts';

const docker = await testDocker();
const data = temporaryFolder();
const bundle = path.join(data.path, 'hello.treeline');
let here: OpenedExecutor;

beforeAll(async () => {
  if (docker.needed.skip) return;
  here = await openExecutor({ dataFolder: docker.folder, kind: 'run', source: PACKAGES });
  expect(await ended(here.executor.runtimes.install({ files: HELLO, source: { kind: 'window' } }))).toMatchObject({
    reason: expect.stringContaining('available'),
  });
  writeFileSync(bundle, await exported(here));
}, 300_000);
afterAll(async () => {
  await here?.close();
  data.remove();
}, 60_000);

async function ended<T extends { kind: string }>(events: AsyncIterable<T>): Promise<T> {
  const all: T[] = [];
  for await (const event of events) all.push(event);
  return all.at(-1)!;
}
async function exported({ executor: { bundles } }: OpenedExecutor): Promise<Buffer> {
  const whole = await ended(bundles.export({ id: 'hello', images: true }));
  if (whole.kind !== 'whole') throw new Error('it did not end');
  const pieces: Buffer[] = [];
  for (let offset = 0, done = false; !done; offset += pieces.at(-1)!.length) {
    const piece = bundles.read({ bundle: whole.bundle, offset, length: 1 << 22 });
    pieces.push(piece.bytes);
    done = piece.done;
  }
  bundles.drop(whole.bundle);
  return Buffer.concat(pieces);
}
/** Brings a file as others do, in pieces. */
async function imported({ executor: { bundles } }: OpenedExecutor, file: string, { trust = true } = {}): Promise<ImportEvent> {
  const { id } = await readHead(file);
  const bytes = readFileSync(file);
  for (let offset = 0; offset < bytes.length;)
    offset = bundles.write({ bundle: id, offset, bytes: bytes.subarray(offset, offset + (1 << 22)) });
  return ended(bundles.import({ bundle: id, name: path.basename(file), trust }));
}
/** Another machine, as far as one can be had: a data folder and volumes of its own, on the same daemon. */
async function elsewhere(): Promise<OpenedExecutor & { folder: string; paths(): Promise<string[]>; leave(): Promise<void> }> {
  const folder = temporaryFolder();
  const opened = await openExecutor({ dataFolder: folder.path, kind: 'run' });
  return {
    ...opened,
    folder: folder.path,
    paths: async () => opened.executor.environments.list().items.map(({ key }) => key),
    async leave() {
      await opened.close();
      const filters = { label: [`${OWNER_LABEL}=${ownerId(folder.path)}`] };
      const { Volumes } = await docker.daemon.docker.listVolumes({ filters });
      for (const { Name } of Volumes) await docker.daemon.docker.getVolume(Name).remove();
      folder.remove();
    },
  };
}
/** Every byte of a folder. */
function bytesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const hash = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
  return Object.fromEntries(files.map(({ parentPath, name }) => [path.join(parentPath, name), hash(path.join(parentPath, name))]));
}

describe('a runtime as a file', { ...docker.needed, timeout: 240_000 }, () => {
  test('goes to a machine with nothing, and passes its self-tests there without a network', async () => {
    expect(here.executor.settings.get().network).toEqual({ kind: 'off' });
    const before = await here.executor.runtimes.show('hello');
    // No images, no volume, nothing in the data folder; and a package source that could not be reached.
    await createImageCarrier().remove();
    const there = await elsewhere();
    const end = await imported(there, bundle);
    expect(end).toMatchObject({ kind: 'end', ok: true, id: 'hello', hash: before.hash, passed: 1, failed: 0 });
    const after = await there.executor.runtimes.show('hello');
    expect(after).toMatchObject({ state: 'available', hash: before.hash, environment: before.environment, source: { kind: 'bundle' } });
    expect(after.lastTest?.ground).toEqual(before.lastTest?.ground);
    const { id } = there.executor.create({ runtime: 'hello', files: [{ name: 'main.sh', content: 'hello' }] });
    expect((await finished(there.executor, id)).verdict?.code).toBe('OK');
    expect(readdirSync(there.folder)).not.toContain('bundles');
    // And from there on, the same bytes.
    expect((await exported(there)).equals(readFileSync(bundle))).toBe(true);
    await there.leave();
  });
});
