import type { PackageSource } from '../../../contract/settings.ts';
import { startContainer } from '../../../engines/docker/container/start-container.ts';
import { ensureImages } from '../../../engines/docker/images/ensure-images.ts';
import type { Prepared } from '../../../engines/docker/prepared.ts';
import { DEFAULT_LIMITS } from '../../../settings/limits.ts';
import type { TestDocker } from '../../../testing/docker.ts';
import { helloFiles } from '../../../testing/hello.ts';
import { openTestEnvironments, type TestEnvironments } from '../../testing/open-environments.ts';
import { openSource } from '../open-source.ts';

const SILENT = () => {};
const never = new AbortController().signal;

/** FOR TESTS ONLY: environments over a real source, and containers to run programs in them. */
export interface Workshop extends TestEnvironments {
  /** Makes the expression's environment and runs a script in it as a submission would. @returns its stdout and stderr; throws where it fails */
  run(expression: string, script: string, files?: Record<string, string>): Promise<string>;
  /** The sample `hello` of a bundled runtime, compiled and run. */
  hello(language: string): Promise<string>;
}

export async function openWorkshop(docker: TestDocker, source: PackageSource = { kind: 'starter' }): Promise<Workshop> {
  const { daemon, owner, folder } = docker;
  const options = { folder, network: { kind: 'off' } as const };
  const environments = await openTestEnvironments({
    daemon,
    owner,
    folder,
    budgetBytes: 64 * 2 ** 30,
    source: (prepared: Prepared) => openSource(prepared, source, options, SILENT, never),
  });

  async function run(expression: string, script: string, files: Record<string, string> = {}): Promise<string> {
    const { environment, stderr, release } = await environments.make(expression, {
      limits: { processes: 512, cpus: 2, diskBytes: 2 ** 30 },
    });
    if (!environment) throw new Error(stderr);
    const limits = { ...DEFAULT_LIMITS.compile, processes: 256, diskBytes: 512 << 20 };
    const volumes = { nix: `treeline-nix-${owner}`, sources: `treeline-sources-${owner}` };
    const images = await ensureImages(daemon, { folder, progress: SILENT });
    const container = await startContainer(daemon, owner, { role: 'runner', image: images.runner, volumes, ...limits });
    try {
      let said = '';
      const job = {
        argv: ['/bin/bash', '-ec', script],
        env: { HOME: '/box/home', TMPDIR: '/tmp', LANG: 'C.UTF-8', ...environment.variables },
        files: Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text), executable: name.endsWith('.sh') })),
        stdin: new Uint8Array(),
        limits,
      };
      const { cause } = await container.run(job, { output: (_stream, bytes) => void (said += Buffer.from(bytes).toString()) }, never);
      if (cause.kind !== 'exit' || cause.code !== 0) throw new Error(`${JSON.stringify(cause)} ${said}`);
      return said;
    } finally {
      await container.close();
      release();
    }
  }

  return {
    ...environments,
    run,
    hello(language) {
      const files = helloFiles(language);
      return run(files['cutor.nix'] ?? '', `${files['compile.sh'] ? './compile.sh; ' : ''}./run.sh`, files);
    },
  };
}
