import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { canCompile } from './testing/attack-program.ts';

const RUNNER = fileURLToPath(new URL('../../../../resources/runner', import.meta.url));
const MAIN = fileURLToPath(new URL('testing/meter-main.c', import.meta.url));

const VERSION_1 = {
  'cpuacct/cpuacct.usage': '1234567890\n',
  'memory/memory.stat': 'cache 9000\nrss 5000\nrss_huge 0\nshmem 3000\nmapped_file 0\nhierarchical_memory_limit 1\ntotal_rss 777\n',
  'memory/memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
  'memory/memory.max_usage_in_bytes': '8000\n',
  'pids/pids.events': 'max 3\n',
};

const VERSION_2 = {
  'cgroup.controllers': 'cpuset cpu io memory pids\n',
  'cpu.stat': 'usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\nnr_periods 0\n',
  'memory.stat': 'anon 5000\nfile 9000\nkernel 100\nshmem 3000\nanon_thp 4096\n',
  'memory.events': 'low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 0\n',
  'memory.peak': '8000\n',
  'pids.events': 'max 3\n',
};

/**
 * A machine has one version of control groups, and the tests on a daemon see that one. These are both as the kernel writes them
 * (Documentation/admin-guide/cgroup-v1 and cgroup-v2.rst).
 */
describe('the counters of a control group', { skip: !canCompile, meta: { why: 'no gcc on this machine' } }, () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'treeline-counters-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(files: Record<string, string>): string {
    const root = mkdtempSync(`${folder}/`);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
    const binary = `${root}/meter`;
    execFileSync('gcc', ['-std=c11', `-DROOT="${root}/"`, '-I', RUNNER, '-o', binary, MAIN, path.join(RUNNER, 'meter.c')]);
    return spawnSync(binary, [root], { encoding: 'utf8' }).stdout;
  }

  test.each([
    ['1', VERSION_1],
    ['2', VERSION_2],
  ])('are read in version %s', (_version, files) => {
    // Memory: what is a process's own, and what is shared but for the files of the quota.
    expect(read(files)).toBe('1234567 7000 8000 2 3\n');
  });

  test('may lack the peak and the refused processes, in older kernels', () => {
    const { 'memory.peak': _peak, 'pids.events': _events, ...older } = VERSION_2;
    expect(read(older)).toBe('1234567 7000 0 2 0\n');
  });

  test('must be there: no limit holds without them', () => {
    expect(read({})).toContain('cannot be read');
  });
});
