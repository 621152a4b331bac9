import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { treeline } from '../../cli/testing/treeline.ts';
import { createImageCarrier } from '../../engines/docker/images/carry-images.ts';
import { testDocker } from '../../testing/docker.ts';
import { finished, temporaryFolder } from '../../testing/test-executor.ts';
import { writeAuthors } from './authors.ts';
import { readHead } from './read-bundle.ts';
import { newKey, signManifest } from './signature.ts';
import { narName } from './store-entries.ts';
import { END } from './tar-layout.ts';
import { HELLO, PACKAGES } from './testing/hello-runtime.ts';
import { brought, ended, exported, imported, type Machine, openMachine } from './testing/machine.ts';
import { remade, type Remade } from './testing/remade.ts';
import { signatureEnd } from './write-bundle.ts';

const docker = await testDocker();
const data = temporaryFolder();
const good = path.join(data.path, 'hello.treeline');
const withImages = path.join(data.path, 'images.treeline');
const bad = path.join(data.path, 'bad.treeline');
let here: Machine;

beforeAll(async () => {
  if (docker.needed.skip) return;
  here = await openMachine(docker.daemon, docker.folder, PACKAGES);
  const end = await ended(here.executor.runtimes.install({ files: HELLO, source: { kind: 'window' } }));
  expect(end).toMatchObject({ reason: 'hello is available, as number 1000.' });
  writeFileSync(good, await exported(here, 'hello', false));
  writeFileSync(withImages, await exported(here, 'hello', true));
}, 300_000);
afterAll(async () => {
  await here?.leave();
  data.remove();
}, 60_000);

/** A machine that has not seen it. */
async function elsewhere(folder?: string): Promise<Machine> {
  const machine = await openMachine(docker.daemon, folder);
  onTestFinished(() => machine.leave());
  return machine;
}

describe('a runtime as a file', { ...docker.needed, timeout: 240_000 }, () => {
  test('goes to a machine with nothing, and passes its self-tests there without a network', async () => {
    const before = await here.executor.runtimes.show('hello');
    // No images, no volume, nothing in the data folder; and a package source that could not be reached.
    await createImageCarrier().remove();
    const there = await elsewhere();
    expect(there.executor.settings.get().network).toEqual({ kind: 'off' });
    await expect(imported(there, good)).rejects.toThrow('export it with --with-images');
    // Images that take the name of others.
    await remade(withImages, bad, ({ contents }) => {
      const image = contents.get('images/runner.tar')!;
      image.write('somebody-elses', image.indexOf('"RepoTags":["treeline-runner') + '"RepoTags":["'.length);
    });
    await expect(imported(there, bad)).rejects.toThrow('it names somebody-elses');
    expect(await createImageCarrier().areThere()).toBe(false);

    const end = await imported(there, withImages);
    expect(end).toMatchObject({ kind: 'end', ok: true, id: 'hello', hash: before.hash, passed: 1, failed: 0 });
    const after = await there.executor.runtimes.show('hello');
    expect(after).toMatchObject({ state: 'available', hash: before.hash, environment: before.environment, source: { kind: 'bundle' } });
    expect(after.lastTest?.ground).toEqual(before.lastTest?.ground);
    const { id } = there.executor.create({ runtime: 'hello', files: [{ name: 'main.sh', content: 'hello' }] });
    expect((await finished(there.executor, id)).verdict?.code).toBe('OK');
    expect(readdirSync(there.folder)).not.toContain('bundles');
    // From there on it is the same bytes.
    expect((await exported(there, 'hello', false)).equals(readFileSync(good))).toBe(true);
    // Once more is no other than once.
    expect(await imported(there, good)).toMatchObject({ ok: true });
  });

  test('is asked about where nobody known signed it, and is taken where somebody did', async () => {
    const there = await elsewhere();
    await expect(imported(there, good, { trust: false })).rejects.toThrow('No author who is known here signed it');
    const { privateKey, publicKey } = newKey();
    const { json } = await readHead(good);
    const bytes = readFileSync(good);
    const signed = async (said: Buffer) =>
      writeFileSync(bad, Buffer.concat([bytes.subarray(0, -END.length), await signatureEnd(signManifest(said, privateKey))]));
    // What the same bundle, unsigned, left in the spool is no harm.
    await brought(there, good);
    await signed(json);
    await expect(imported(there, bad, { trust: false })).rejects.toThrow('No author who is known here signed it');
    writeAuthors(there.folder, [{ name: 'Ada', key: publicKey }]);
    const { signature } = await there.executor.bundles.inspect(await brought(there, bad));
    expect(signature).toEqual({ key: publicKey, author: 'Ada', fingerprint: expect.stringMatching(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/) });
    expect(await imported(there, bad, { trust: false })).toMatchObject({ ok: true });
    await signed(Buffer.from('another'));
    await expect(imported(there, bad)).rejects.toThrow('signature is not of this bundle');
  });

  test('is written, signed and taken in by commands; what was cut off goes on', async () => {
    const file = path.join(data.path, 'by-command.treeline');
    const there = { cwd: data.path, env: { TREELINE_DATA: path.join(data.path, 'there') } };
    const at = { cwd: data.path, env: { TREELINE_DATA: docker.folder } };
    writeFileSync(`${file}.part`, readFileSync(good).subarray(0, 20_000));
    expect(await treeline(['runtime', 'export', 'hello', '--out', file], at)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(file).equals(readFileSync(good))).toBe(true);
    await treeline(['runtime', 'keys', 'new', 'ada'], there);
    const signed = await treeline(['runtime', 'export', 'hello', '--out', file, '--sign', 'ada', '--json'], at);
    expect(JSON.parse(signed.stdout)).toMatchObject({ id: 'hello', version: '1.0.0', signed: true });
    const unknown = await treeline(['runtime', 'import', file], there);
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringMatching(/who signed it is not known here.*--trust/) });
    await treeline(['runtime', 'authors', 'add', 'ada.pub'], there);
    const { code, stdout } = await treeline(['runtime', 'import', file, '--json'], there);
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, ok: true, passed: 1, bundle: { signature: { author: 'ada' } } });
    const left = await openMachine(docker.daemon, there.env.TREELINE_DATA);
    await left.leave();
  });

  test('that was left half made goes on with what was packed', async () => {
    const { bundles } = here.executor;
    for await (const event of bundles.export({ id: 'hello', images: false }))
      if (event.kind === 'step' && event.sentence === 'Hashing what goes into it') break;
    const sentences = new Set<string>();
    for await (const event of bundles.export({ id: 'hello', images: false })) {
      if (event.kind === 'step') sentences.add(event.sentence);
      else bundles.drop(event.bundle);
    }
    expect([...sentences]).toEqual(['Hashing what goes into it', 'Writing it', 'Proving it']);
    expect(readdirSync(here.folder)).not.toContain('bundles');
  });

  describe('that is hostile is refused, with nothing changed:', () => {
    /** The hello of its environment. */
    const helloOf = ({ said }: Remade) => said.environment!.paths.find(({ path: name }) => name.endsWith('-hello-1.0'))!;
    function rewrite(bundle: Remade, change: (archive: Buffer) => Buffer): void {
      const path0 = helloOf(bundle);
      const archive = change(zstdDecompressSync(bundle.contents.get(narName(path0.path))!));
      Object.assign(path0, { narBytes: archive.length, narHash: `sha256-${createHash('sha256').update(archive).digest('base64')}` });
      bundle.contents.set(narName(path0.path), zstdCompressSync(archive));
    }
    const jello = (archive: Buffer) => (archive.write('jello', archive.lastIndexOf('hello')), archive);

    const stranger = (bundle: Remade) => {
      const { shell, paths } = bundle.said.environment!;
      const other = shell.replace(/store\/..../, 'store/0000');
      const renamed = (name: string) => (name === shell ? other : name);
      bundle.contents.set(narName(other), bundle.contents.get(narName(shell))!);
      bundle.said.environment!.shell = other;
      bundle.said.environment!.paths = paths.map((one) => ({ ...one, path: renamed(one.path), references: one.references.map(renamed) }));
    };

    test.each<[string, RegExp, (bundle: Remade) => unknown, { known: boolean }?]>([
      ['a foreign architecture', /is for s390x/, ({ said }) => (said.architecture = 's390x')],
      [
        'files that are not the runtime that it says',
        /not those of hello/,
        ({ contents }) => contents.set('runtime/run.sh', Buffer.from('x')),
      ],
      ['files that are no runtime', /are no runtime/, ({ contents }) => contents.set('runtime/runtime.json', Buffer.from('{}'))],
      ['no environment where one is needed', /do not belong together/, ({ said }) => (said.environment = null)],
      ['other content under a name that is here', /here already, and with another content/, (one) => rewrite(one, jello), { known: true }],
      ['other packages under a key that is here', /holds other packages/, stranger, { known: true }],
    ])('%s', async (_, sentence, change, { known } = { known: false }) => {
      await remade(good, bad, change);
      const there = known ? here : await elsewhere();
      const before = [there.bytes(), await there.stored()];
      await expect(imported(there, bad)).rejects.toThrow(sentence);
      expect([there.bytes(), await there.stored()]).toEqual(before);
    });

    test('an archive that Nix cannot read', async () => {
      await remade(good, bad, (bundle) => rewrite(bundle, (archive) => Buffer.alloc(archive.length, 'x')));
      const there = await elsewhere();
      await expect(imported(there, bad)).rejects.toThrow('Nix does not take it');
      expect(await there.stored()).not.toMatch(/hello|shell|gcroots\/treeline\/./);
      expect((await there.executor.runtimes.list()).items.map(({ id }) => id)).not.toContain('hello');
      expect(readdirSync(there.folder)).not.toContain('bundles');
    });
  });

  test('is taken in where its import was killed, which left nothing', async () => {
    const { path: folder } = temporaryFolder();
    const script = fileURLToPath(new URL('testing/import-host.ts', import.meta.url));
    const host = spawn(process.execPath, [script, folder, good], { stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    for await (const chunk of host.stdout) if (/Putting its packages/.test((told += String(chunk)))) break;
    const builders = () => docker.daemon.docker.listContainers({ filters: { label: ['treeline=builder'] } });
    await expect.poll(async () => (await builders()).length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    host.kill('SIGKILL');
    await new Promise((resolve) => host.once('close', resolve));
    const there = await elsewhere(folder);
    await there.executor.environments.gc();
    expect(await there.stored()).not.toMatch(/hello|gcroots\/treeline\/./);
    expect((await there.executor.runtimes.list()).items.map(({ id }) => id)).not.toContain('hello');
    // What was brought is still there, and need not be brought again.
    const { id } = await readHead(good);
    expect(there.executor.bundles.write({ bundle: id, offset: 0, bytes: Buffer.alloc(0) })).toBe(readFileSync(good).length);
    expect(await ended(there.executor.bundles.import({ bundle: id, name: 'x', trust: true }))).toMatchObject({ ok: true });
  });
});
