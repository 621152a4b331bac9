import { mkdirSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testDocker } from '../../../testing/docker.ts';
import { temporaryFolder } from '../../../testing/test-executor.ts';
import { labels } from '../daemon/labels.ts';
import { debianArchitecture } from '../packages/debian-architecture.ts';
import type { Images } from '../prepared.ts';
import { ensureImages } from './ensure-images.ts';
import { findImages } from './find-images.ts';
import { imageArchive } from './image-archive.ts';
import { ROLE_LABEL } from './image-labels.ts';
import { loadImages } from './load-images.ts';
import { runOnce } from './run-once.ts';
import { smallRecipe } from './testing/small-recipe.ts';
import { writeFiles } from './write-layer.ts';

const docker = await testDocker();
const data = temporaryFolder();
const quiet = () => {};
const never = new AbortController().signal;

const recipe = smallRecipe(path.join(data.path, 'small'));
const changed = smallRecipe(path.join(data.path, 'changed'), { source: 'int main(void) { return 8; }\n' });

afterAll(async () => {
  if (docker.needed.skip) return;
  for (const each of [recipe, changed]) await removeImages(await findImages(docker.daemon, each));
  data.remove();
});

async function removeImages(images: Images | null): Promise<void> {
  for (const id of images ? [images.base, images.runner] : []) await docker.daemon.docker.getImage(id).remove({ force: true });
}

/** Another data folder with the same packages. */
function secondFolder(): string {
  const folder = path.join(data.path, 'second');
  mkdirSync(folder);
  symlinkSync(realpathSync(path.join(docker.folder, 'packages')), path.join(folder, 'packages'), 'junction');
  return folder;
}

/** What one that was killed while it compiled has left. */
async function leaveThrowaway(): Promise<void> {
  const layers = [await writeFiles(path.join(data.path, 'left.tar'), [{ path: 'left', bytes: Buffer.from('left') }])];
  const owned = labels('image', docker.owner);
  const image = {
    tag: 'treeline-compiler:left',
    architecture: debianArchitecture(),
    env: [],
    labels: { ...owned, [ROLE_LABEL]: 'compiler' },
    layers,
  };
  await loadImages(docker.daemon.docker, imageArchive([image]), never);
  await docker.daemon.docker.createContainer({ Image: image.tag, Cmd: ['/left'], Labels: labels('builder', docker.owner) });
}

/** What a command prints in a container of an image. */
async function run(image: string, script: string, more: { User?: string; Env?: string[] } = {}): Promise<string> {
  const options = {
    Image: image,
    Cmd: ['/bin/sh', '-c', script],
    ...more,
    Labels: labels('runner', docker.owner),
    HostConfig: { NetworkMode: 'none' },
  };
  const { stdout, stderr } = await runOnce(docker.daemon.docker, options, never);
  return `${stdout.toString('utf8')}${stderr.toString('utf8')}`.trim();
}

const AS_RUNNER = { User: '1000:1000' };
const SETUID = 'find / -xdev -perm /6000';

describe('the images as they are shipped', docker.needed, () => {
  let images: Images;

  test('are made once, and found in milliseconds from then on, by whatever data folder', async () => {
    images = await ensureImages(docker.daemon, { folder: docker.folder, progress: quiet });
    const start = performance.now();
    expect(await ensureImages(docker.daemon, { folder: '/nowhere', progress: quiet })).toEqual(images);
    expect(performance.now() - start).toBeLessThan(500);
  }, 300_000);

  test('the base image has Nix and what unpacks packages, and no compiler', async () => {
    expect(await run(images.base, 'nix --version')).toMatch(/^nix \(Nix\) 2\./);
    const tools = 'awk bzip2 dpkg-deb find grep gzip nix-build nix-store patchelf sed tar xz zstd';
    expect(await run(images.base, `for tool in ${tools}; do command -v $tool >/dev/null || echo $tool; done; command -v gcc cc`)).toBe('');
    expect(
      await run(images.base, 'for f in /usr/bin/* /usr/sbin/*; do /lib*/ld-linux*.so* --list "$f" 2>&1; done | grep "not found"'),
    ).toBe('');
  }, 60_000);

  test('Nix evaluates and builds there, as another user than root', async () => {
    const arguments_ = '[ "-c" "/usr/bin/id -un > $out" ]';
    const expression = `derivation { name = "x"; system = builtins.currentSystem; builder = "/bin/sh"; args = ${arguments_}; }`;
    const script = 'cat $(nix-build --no-out-link -E "$EXPRESSION" 2>/tmp/log) || cat /tmp/log';
    expect(await run(images.base, script, { Env: [`EXPRESSION=${expression}`] })).toBe('nixbld1');
  }, 60_000);

  test('the certificates are whole', async () => {
    expect(Number(await run(images.base, 'grep -c BEGIN "$SSL_CERT_FILE"'))).toBeGreaterThan(100);
  });

  test('the runner image has a shell, env and the first process, which a program cannot read', async () => {
    expect(
      await run(images.runner, 'echo /*/* /usr/*/*', AS_RUNNER).then((text) =>
        text.split(' ').filter((name) => !/^.(dev|proc|sys|etc)\//.test(name)),
      ),
    ).toEqual(['/bin/bash', '/bin/sh', '/treeline/busybox', '/treeline/first', '/usr/bin', '/var/tmp', '/usr/bin/env']);
    expect(await run(images.runner, "/usr/bin/env -i /bin/bash -c '/treeline/busybox id -un'", AS_RUNNER)).toBe('runner');
    expect(
      await run(images.runner, '/treeline/busybox stat -c %a:%u /treeline/first; /treeline/busybox cat /treeline/first', AS_RUNNER),
    ).toMatch(/^711:0\n.*Permission denied$/);
  });

  test('neither has a program that makes another user of one', async () => {
    expect(await run(images.base, SETUID)).toBe('');
    expect(await run(images.runner, `/treeline/busybox ${SETUID}`)).toBe('');
  });
});

describe('an image', docker.needed, () => {
  let images: Images;

  test('has the same digest wherever it is made', async () => {
    images = await ensureImages(docker.daemon, { folder: docker.folder, progress: quiet }, recipe);
    await removeImages(images);
    expect(await findImages(docker.daemon, recipe)).toBeNull();
    expect(await ensureImages(docker.daemon, { folder: secondFolder(), progress: quiet }, recipe)).toEqual(images);
  }, 300_000);

  test('is made anew when the recipe changes, and the other stays', async () => {
    const others = await ensureImages(docker.daemon, { folder: docker.folder, progress: quiet }, changed);
    expect(others.recipe).not.toBe(images.recipe);
    expect(await run(others.base, '/treeline/first; echo $?')).toBe('8');
    expect(await findImages(docker.daemon, recipe)).toEqual(images);
  }, 300_000);

  test('leaves nothing behind where it is made, not even what an earlier one left that was killed', async () => {
    await removeImages(images);
    const left = path.join(docker.folder, 'images/work');
    mkdirSync(left, { recursive: true });
    writeFileSync(path.join(left, 'base.tar'), 'half');
    await leaveThrowaway();
    const steps: string[] = [];
    await ensureImages(docker.daemon, { folder: docker.folder, progress: ({ sentence }) => steps.push(sentence) }, recipe);
    expect(steps).toContain('Making the base image');
    expect(readdirSync(path.join(docker.folder, 'images')).filter((name) => !name.startsWith('first-'))).toEqual([]);
    const filters = { label: [`treeline.owner=${docker.owner}`] };
    expect(await docker.daemon.docker.listImages({ filters })).toEqual([]);
    expect(await docker.daemon.docker.listContainers({ all: true, filters })).toEqual([]);
  }, 300_000);

  test('can be cancelled while it is made', async () => {
    await removeImages(images);
    const stop = new AbortController();
    const progress = ({ sentence }: { sentence: string }) => sentence.startsWith('Making') && stop.abort(new Error('enough'));
    await expect(ensureImages(docker.daemon, { folder: docker.folder, progress, signal: stop.signal }, recipe)).rejects.toThrow('enough');
    expect(readdirSync(path.join(docker.folder, 'images'))).not.toContain('work');
    expect(await findImages(docker.daemon, recipe)).toBeNull();
  }, 60_000);

  test('is refused where the first process does not compile, with the words of the compiler', async () => {
    const broken = smallRecipe(path.join(data.path, 'broken'), { source: 'int main(void) { return nothing; }\n' });
    await expect(ensureImages(docker.daemon, { folder: docker.folder, progress: quiet }, broken)).rejects.toThrow(
      /does not compile: .*nothing/s,
    );
  }, 120_000);

  test('is not made for another kind of machine', async () => {
    const other = { ...docker.daemon, architecture: 'riscv64' };
    const asked = ensureImages(
      other,
      { folder: docker.folder, progress: quiet },
      smallRecipe(path.join(data.path, 'other'), { source: '//\n' }),
    );
    await expect(asked).rejects.toThrow('Docker runs on riscv64');
  });
});
