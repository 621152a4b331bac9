import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { DockerOptions } from 'dockerode';

export interface DaemonPlace {
  address: string;
  /** undefined: as the environment's DOCKER_… variables say */
  options: DockerOptions | undefined;
}

/** Where a daemon may be, in the order in which to ask: what was named comes alone. */
export function daemonPlaces(env: NodeJS.ProcessEnv, home = homedir(), platform = process.platform): DaemonPlace[] {
  const named = env['DOCKER_HOST'];
  if (named) return [{ address: named, options: optionsOf(named) }];
  const context = contextHost(env, home);
  if (context) return [{ address: context, options: optionsOf(context) }];
  if (platform === 'win32') return [place(String.raw`\\.\pipe\docker_engine`)];
  const runtime = env['XDG_RUNTIME_DIR'];
  const sockets = [
    '/var/run/docker.sock',
    path.join(home, '.docker/run/docker.sock'),
    path.join(home, '.colima/default/docker.sock'),
    path.join(home, '.orbstack/run/docker.sock'),
    ...(runtime ? [path.join(runtime, 'docker.sock'), path.join(runtime, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
  ];
  return sockets.filter((socket) => existsSync(socket)).map(place);
}

function place(socketPath: string): DaemonPlace {
  return { address: socketPath, options: { socketPath } };
}

function optionsOf(host: string): DockerOptions | undefined {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  if (host.startsWith('npipe://')) return { socketPath: host.slice('npipe://'.length).replaceAll('/', '\\') };
  return undefined;
}

/** The host of docker's current context, as its command line keeps it; null where it is the default one. */
function contextHost(env: NodeJS.ProcessEnv, home: string): string | null {
  const folder = env['DOCKER_CONFIG'] ?? path.join(home, '.docker');
  try {
    const config = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8')) as { currentContext?: string };
    const name = env['DOCKER_CONTEXT'] ?? config.currentContext;
    if (!name || name === 'default') return null;
    const digest = createHash('sha256').update(name).digest('hex');
    const meta = JSON.parse(readFileSync(path.join(folder, 'contexts/meta', digest, 'meta.json'), 'utf8')) as {
      Endpoints?: { docker?: { Host?: string } };
    };
    return meta.Endpoints?.docker?.Host ?? null;
  } catch {
    // No configuration, or one that docker itself would not understand: the usual places are asked.
    return null;
  }
}
