import { afterEach } from 'vitest';
import type { NetworkPolicy } from '../../contract/settings.ts';
import { OWNER_LABEL } from '../../engines/docker/daemon/labels.ts';
import { testDocker, type TestDocker } from '../../testing/docker.ts';
import { openTestEnvironments, type TestEnvironments } from './open-environments.ts';

/** An expression of a shell. */
export const shell = (attributes: string) => `{ pkgs ? import <nixpkgs> { } }: pkgs.mkShell { ${attributes} }`;
export const HELLO = shell(`packages = [ pkgs.hello ]; GREETING = "a=b\\nc"; shellHook = "export HOOKED=yes; echo hooked";`);
export const OK = { kind: 'exit', code: 0 };

/** What the tests of one file stand on. */
export interface Workshop {
  docker: TestDocker;
  /** options of a `describe`: without a daemon it is skipped; with one, a busy machine is slow at containers */
  needed: TestDocker['needed'] & { timeout: number };
  /** Another executor over the file's data folder; closed after the test. */
  opened(options?: { budgetBytes?: number; network?: NetworkPolicy }): Promise<TestEnvironments>;
  containersLeft(): Promise<string[]>;
}

/** FOR TESTS ONLY, once at the top of a file. */
export async function testEnvironments(): Promise<Workshop> {
  const docker = await testDocker();
  const open: TestEnvironments[] = [];
  afterEach(async () => {
    for (const environments of open.splice(0)) await environments.close();
  });
  return {
    docker,
    needed: { ...docker.needed, timeout: 120_000 },
    async opened(options) {
      const { daemon, owner, folder } = docker;
      const environments = await openTestEnvironments({ daemon, owner, folder, ...options });
      open.push(environments);
      return environments;
    },
    async containersLeft() {
      const left = await docker.daemon.docker.listContainers({ all: true, filters: { label: [`${OWNER_LABEL}=${docker.owner}`] } });
      return left.map(({ Status, Labels }) => `${Labels['treeline']} ${Status}`);
    },
  };
}
