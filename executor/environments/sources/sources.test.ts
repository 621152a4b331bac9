import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NetworkPolicy, PackageSource } from '../../contract/settings.ts';
import { labels } from '../../engines/docker/daemon/labels.ts';
import { ensureImages } from '../../engines/docker/images/ensure-images.ts';
import type { Prepared } from '../../engines/docker/prepared.ts';
import { testDocker } from '../../testing/docker.ts';
import { openSource } from './open-source.ts';
import { identityOf } from './pack.ts';
import { inSources } from './sources-volume.ts';
import { treeOf } from './tree.ts';

const docker = await testDocker();
const SET = fileURLToPath(new URL('../testing/packages', import.meta.url));
const REVISION = '0123456789abcdef0123456789abcdef01234567';
const never = new AbortController().signal;

describe('a package source', { ...docker.needed, timeout: 120_000 }, () => {
  let prepared: Prepared;
  let folder = '';
  let server: Server;
  let requests = 0;
  beforeAll(async () => {
    if (docker.needed.skip) return;
    folder = mkdtempSync(path.join(tmpdir(), 'treeline-set-'));
    const nixpkgs = path.join(folder, `nixpkgs-${REVISION}`);
    cpSync(SET, nixpkgs, { recursive: true });
    const archive = execFileSync('tar', ['-cz', '-C', folder, path.basename(nixpkgs)]);
    server = createServer((_request, response) => {
      requests++;
      response.end(archive);
    }).listen(0, '127.0.0.1');
    const { daemon, owner } = docker;
    const images = await ensureImages(daemon, { folder: docker.folder, progress: () => {} });
    const volumes = { nix: `treeline-nix-${owner}`, sources: `treeline-sources-${owner}` };
    for (const Name of Object.values(volumes)) await daemon.docker.createVolume({ Name, Labels: labels('volume', owner) });
    prepared = { daemon, owner, images, volumes };
  }, 300_000);
  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(source: PackageSource, network: NetworkPolicy = { kind: 'off' }) {
    const told: string[] = [];
    const archive = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/nixpkgs.tar.gz`;
    const opened = await openSource(
      prepared,
      source,
      { folder: docker.folder, network, archive },
      ({ sentence }) => told.push(sentence),
      never,
    );
    return { ...opened, told };
  }
  const list = (place: string) => inSources(prepared, { script: 'ls -A "$1"', args: [place] }, never);

  test('may be a folder, which lies whole where builders look', async () => {
    const source = await open({ kind: 'folder', path: SET });
    expect(source).toMatchObject({
      name: SET,
      identity: expect.stringMatching(/^[0-9a-f]{64}$/),
      nixPath: `/sources/sets/${source.identity}`,
    });
    expect(await list(source.nixPath)).toBe('default.nix\n');
    const began = performance.now();
    expect((await open({ kind: 'folder', path: SET })).identity).toBe(source.identity);
    expect(performance.now() - began, 'ms to open it again').toBeLessThan(100);
  });

  test('that two ask for at once is put there for both', async () => {
    const mine = path.join(folder, 'twice');
    cpSync(SET, mine, { recursive: true });
    writeFileSync(path.join(mine, 'more.nix'), '2');
    const [one, two] = await Promise.all([open({ kind: 'folder', path: mine }), open({ kind: 'folder', path: mine })]);
    expect(two.nixPath).toBe(one.nixPath);
    expect(await list(one.nixPath)).toBe('default.nix\nmore.nix\n');
  });

  test('that is a folder is another one when a file in it changes', async () => {
    const mine = path.join(folder, 'mine');
    cpSync(SET, mine, { recursive: true });
    const { identity } = await open({ kind: 'folder', path: mine });
    writeFileSync(path.join(mine, 'default.nix'), '{ }');
    const changed = await open({ kind: 'folder', path: mine });
    expect(changed.identity).not.toBe(identity);
    expect(await inSources(prepared, { script: 'cat "$1/default.nix"', args: [changed.nixPath] }, never)).toBe('{ }');
  });

  test('that was cut short on its way is put there anew', async () => {
    const mine = path.join(folder, 'cut');
    cpSync(SET, mine, { recursive: true });
    writeFileSync(path.join(mine, 'more.nix'), '1');
    const half = `/sources/sets/${await identityOf(treeOf(mine))}.part`;
    await inSources(prepared, { script: 'mkdir "$1"; echo hal >"$1/more.nix"', args: [half] }, never);
    const { nixPath } = await open({ kind: 'folder', path: mine });
    expect(await inSources(prepared, { script: 'cat "$1/more.nix"', args: [nixPath] }, never)).toBe('1');
    expect(await list('/sources/sets')).not.toContain('.part');
  });

  test('that four newer ones came after is deleted, and put there anew when it is', async () => {
    const mine = path.join(folder, 'many');
    cpSync(SET, mine, { recursive: true });
    const places: string[] = [];
    for (const text of ['many 1', 'many 2', 'many 3', 'many 4', 'many 5']) {
      writeFileSync(path.join(mine, 'more.nix'), text);
      places.push((await open({ kind: 'folder', path: mine })).nixPath);
    }
    expect((await list('/sources/sets')).trim().split('\n').toSorted()).toEqual(
      places
        .slice(1)
        .map((place) => path.basename(place))
        .toSorted(),
    );
    writeFileSync(path.join(mine, 'more.nix'), 'many 1');
    expect(await list((await open({ kind: 'folder', path: mine })).nixPath)).toBe('default.nix\nmore.nix\n');
  });

  test('may be nixpkgs at a revision: fetched once, and its hash told', async () => {
    const network: NetworkPolicy = { kind: 'hosts', hosts: ['127.0.0.1'] };
    const source = await open({ kind: 'nixpkgs', revision: REVISION }, network);
    expect(await list(source.nixPath)).toBe('default.nix\n');
    const pin = /has the hash (sha256-\S+): add it/.exec(source.told.join('\n'))?.[1];
    const fetched = requests;
    expect(await open({ kind: 'nixpkgs', revision: REVISION })).toMatchObject({ identity: source.identity, told: [] });
    expect(requests).toBe(fetched);
    expect((await open({ kind: 'nixpkgs', revision: REVISION, sha256: pin! }, network)).identity).toBe(source.identity);
  });

  test('that is not what its hash says is refused', async () => {
    const sha256 = 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
    const opened = open({ kind: 'nixpkgs', revision: REVISION, sha256 }, { kind: 'hosts', hosts: ['127.0.0.1'] });
    await expect(opened).rejects.toThrow(/^nixpkgs could not be fetched: error: .*(mismatch|sha256)/);
  });

  test('is not fetched where the settings allow no network', async () => {
    const opened = open({ kind: 'nixpkgs', revision: REVISION.replace('0', '9') });
    await expect(opened).rejects.toThrow(/asked for 127\.0\.0\.1, and the environment stage has no network/);
  });
});
