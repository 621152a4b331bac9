import { existsSync } from 'node:fs';

declare module 'vitest' {
  interface TaskMeta {
    /** why a test is skipped, and the command that would help */
    why?: string;
  }
  interface ProvidedContext {
    /** whether a test file is among those that use the daemon one at a time (.setup/vitest.config.ts) */
    hasDaemon?: boolean;
  }
}

/** FOR TESTS ONLY: why the tests on a daemon do not run, and the command that would bring one to this machine. */
export function noDocker(env: NodeJS.ProcessEnv = process.env): string {
  return `no Docker engine — ${remedy(env['DOCKER_HOST'])}`;
}

function remedy(named: string | undefined): string {
  if (named) return `start the Docker at ${named}, or: unset DOCKER_HOST`;
  if (process.platform === 'darwin') return existsSync('/Applications/Docker.app') ? 'open -a Docker' : 'brew install --cask docker';
  if (process.platform === 'win32') return 'winget install Docker.DockerDesktop';
  if (['/usr/bin', '/usr/sbin'].some((folder) => existsSync(`${folder}/dockerd`))) {
    return 'sudo service docker start && sudo usermod -aG docker "$USER"';
  }
  if (existsSync('/etc/debian_version')) return 'sudo apt-get install -y --no-install-recommends docker.io';
  return 'curl -fsSL https://get.docker.com | sudo sh';
}
