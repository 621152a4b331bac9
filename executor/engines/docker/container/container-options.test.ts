import { describe, expect, test } from 'vitest';
import { containerOptions } from './container-options.ts';
import { testBoxes } from './testing/boxes.ts';
import { MiB } from './testing/job-of.ts';

const boxes = await testBoxes();

test('a daemon is asked for no more processors than it has, and for counters of its own', () => {
  const shape = {
    role: 'runner' as const,
    image: 'sha256:0',
    volumes: { nix: 'n', sources: 's' },
    memoryBytes: 64 * MiB,
    processes: 8,
    cpus: 4,
    openFiles: 64,
    diskBytes: 32 * MiB,
  };
  expect(containerOptions(shape, 'o', { cpus: 2, cgroup: '2', seccomp: true }).HostConfig).toMatchObject({
    NanoCpus: 2e9,
    CgroupnsMode: 'private',
  });
  expect(containerOptions(shape, 'o', { cpus: 8, cgroup: '1', seccomp: true }).HostConfig).not.toHaveProperty('CgroupnsMode');
});

describe('files in memory', boxes.needed, () => {
  test('are refused where the machine has no room for them, before anything runs', async () => {
    const diskBytes = boxes.docker.daemon.memoryBytes;
    const { end, stdout } = await boxes.run('echo ran', { shape: { diskBytes } });
    expect(stdout).toBe('');
    expect(end.cause).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/ [\d.]+ GiB, and Docker's machine has [\d.]+ GiB\./),
    });
  });

  test('are those of its job only, of a builder, which works on disk', async () => {
    const look = 'stat -f -c "%b %S" /box; head -c 100000000 /dev/zero > /large && echo wrote';
    const { end, stdout } = await boxes.run(look, {
      shape: { role: 'builder', diskBytes: 2 * boxes.docker.daemon.memoryBytes },
      limits: { fileBytes: 256 * MiB },
    });
    expect([end.cause, stdout]).toEqual([{ kind: 'exit', code: 0 }, '16384 4096\nwrote\n']);
  });

  test('have little of a processor where little was asked for', async () => {
    const { end } = await boxes.run('', { shape: { cpus: 0.01 }, job: { argv: ['/bin/bash', '-c', 'echo 1'] } });
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
  });
});

describe('a builder', boxes.needed, () => {
  const look = `id -u; ls /sys/class/net; grep -E '^(CapEff|CapBnd|NoNewPrivs):' /proc/self/status | tr '\\t' ' '
    for place in /made /nix/made /sources/made; do touch $place 2>/dev/null && echo $place; done
    chown 30001:30001 /made && echo gives`;
  const can = ['0', 'lo', 'CapEff: 00000000000000eb', 'CapBnd: 00000000000000eb', 'NoNewPrivs: 1', '/made', '/nix/made'];

  test('is root of its container with what Nix needs, and without a network', async () => {
    const { stdout } = await boxes.run(look, { shape: { role: 'builder' } });
    expect(stdout.trim().split('\n')).toEqual([...can, 'gives']);
  });

  test('writes sources where it is to', async () => {
    const { stdout } = await boxes.run(look, { shape: { role: 'builder', writesSources: true } });
    expect(stdout.trim().split('\n')).toEqual([...can, '/sources/made', 'gives']);
  });

  test('does not bend the first process either', async () => {
    const { stdout } = await boxes.run(
      `kill -9 1; renice -n 5 -p 1 2>/dev/null && echo renice; for name in mem environ fd/0; do cat /proc/1/$name >/dev/null 2>&1 && echo $name; done; echo end`,
      { shape: { role: 'builder' } },
    );
    expect(stdout).toBe('end\n');
  });
});
