import { readFileSync } from 'node:fs';
import type { NetworkPolicy } from '../../contract/settings.ts';
import type { ContainerJob } from '../../engines/docker/container/container.ts';
import { startContainer } from '../../engines/docker/container/start-container.ts';
import type { Daemon } from '../../engines/docker/daemon/daemon.ts';
import { labels } from '../../engines/docker/daemon/labels.ts';
import { ensureImages } from '../../engines/docker/images/ensure-images.ts';
import type { Prepared } from '../../engines/docker/prepared.ts';
import { createInstalledStore } from '../../runtimes/installed-store.ts';
import { DEFAULT_LIMITS, type ResolvedStageLimits } from '../../settings/limits.ts';
import { openDatabase } from '../../store/open-database.ts';
import { createEnvironments } from '../create-environments.ts';
import type { Environments, Obtained } from '../environments.ts';
import type { Source } from '../source.ts';

export interface TestEnvironments extends Environments {
  /** The environment of one expression, and all that was written while it was made. */
  make(expression: string, options?: MakeOptions): Promise<Obtained & { stderr: string }>;
  /** What the store holds now, by name. */
  stored(): Promise<string[]>;
  /** Runs a command as root, where environments are built. */
  inBuilder(command: string): Promise<string>;
  lines: string[];
  close(): Promise<void>;
}

interface MakeOptions {
  keep?: boolean;
  limits?: Partial<ResolvedStageLimits>;
  signal?: AbortSignal;
  heard?: (text: string) => unknown;
}

interface Parts {
  daemon: Daemon;
  owner: string;
  /** a data folder */
  folder: string;
  network?: NetworkPolicy;
  budgetBytes?: number;
  source?: (prepared: Prepared) => Promise<Source>;
}

const never = new AbortController().signal;
const LIMITS = { ...DEFAULT_LIMITS.environment, diskBytes: 256 << 20 };
const PACKAGES = readFileSync(new URL('packages/default.nix', import.meta.url));

/** FOR TESTS ONLY: the real thing over a daemon and a data folder, with a package set of a few lines where none is named. */
export async function openTestEnvironments({
  daemon,
  owner,
  folder,
  network,
  budgetBytes = 1 << 30,
  source = testPackages,
}: Parts): Promise<TestEnvironments> {
  const images = await ensureImages(daemon, { folder, progress: () => {} });
  const volumes = { nix: `treeline-nix-${owner}`, sources: `treeline-sources-${owner}` };
  for (const Name of Object.values(volumes)) await daemon.docker.createVolume({ Name, Labels: labels('volume', owner) });
  const ready: Prepared = { daemon, owner, images, volumes };
  const from = await source(ready);
  const { db } = openDatabase(folder);
  const lines: string[] = [];
  const environments = createEnvironments({
    db,
    prepared: () => Promise.resolve(ready),
    source: () => Promise.resolve(from),
    network: () => network ?? { kind: 'off' },
    budgetBytes: () => budgetBytes,
    holder: createInstalledStore(db).holder,
    log: (line) => lines.push(line),
  });
  const inBuilder = (command: string) => run(ready, command);
  return {
    ...environments,
    async make(expression, { keep = true, limits = {}, signal = never, heard = () => {} } = {}) {
      const files = [{ name: 'cutor.nix', content: expression, encoding: 'utf8' as const }];
      let stderr = '';
      const sink = {
        output(_stream: string, bytes: Uint8Array) {
          const text = Buffer.from(bytes).toString();
          stderr += text;
          heard(text);
        },
      };
      const obtained = await environments.obtain({ files, keep, limits: { ...LIMITS, ...limits } }, sink, signal);
      return { ...obtained, stderr };
    },
    async stored() {
      return (await inBuilder('ls /nix/store'))
        .split('\n')
        .filter(Boolean)
        .map((name) => name.slice(33));
    },
    inBuilder,
    lines,
    async close() {
      await environments.close();
      db.close();
    },
  };
}

async function testPackages(prepared: Prepared): Promise<Source> {
  await run(prepared, 'mkdir -p /sources/test; cp default.nix /sources/test', [
    { name: 'default.nix', bytes: PACKAGES, executable: false },
  ]);
  return { name: 'test', identity: 'test-1', nixPath: '/sources/test', supply: () => Promise.resolve() };
}

async function run({ daemon, owner, images, volumes }: Prepared, command: string, files: ContainerJob['files'] = []): Promise<string> {
  const shape = { role: 'builder', image: images.base, volumes, writesSources: files.length > 0, ...LIMITS } as const;
  const container = await startContainer(daemon, owner, shape);
  try {
    let said = '';
    const job = { argv: ['/bin/bash', '-ec', command], env: { PATH: '/usr/bin:/bin' }, files, stdin: new Uint8Array(), limits: LIMITS };
    const { cause } = await container.run(job, { output: (_stream, bytes) => (said += Buffer.from(bytes).toString()) }, never);
    if (cause.kind !== 'exit' || cause.code !== 0) throw new Error(`${command}: ${JSON.stringify(cause)} ${said}`);
    return said;
  } finally {
    await container.close();
  }
}
