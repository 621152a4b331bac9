import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { DockerOptions } from 'dockerode';
import { hostOptions } from './host-options.ts';

export interface DaemonPlace {
  address: string;
  /** @throws an Error with a sentence for an address that is none, or whose certificates cannot be read */
  options(): DockerOptions;
}

/** Where a daemon may be, in the order in which to ask: what was named comes alone. */
export function daemonPlaces(env: NodeJS.ProcessEnv, home = homedir(), platform = process.platform): DaemonPlace[] {
  const named = env['DOCKER_HOST'];
  if (named) return [{ address: named, options: () => hostOptions(named, env, env['DOCKER_CERT_PATH'] ?? null) }];
  const context = currentContext(env, home);
  if (context) return [{ address: context.host, options: () => hostOptions(context.host, env, context.certificates) }];
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
  return { address: socketPath, options: () => ({ socketPath }) };
}

/** Docker's current context, as its command line keeps it; null where it is the default one. */
function currentContext(env: NodeJS.ProcessEnv, home: string): { host: string; certificates: string | null } | null {
  const folder = env['DOCKER_CONFIG'] ?? path.join(home, '.docker');
  try {
    const config = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8')) as { currentContext?: string };
    const name = env['DOCKER_CONTEXT'] ?? config.currentContext;
    if (!name || name === 'default') return null;
    const digest = createHash('sha256').update(name).digest('hex');
    const meta = JSON.parse(readFileSync(path.join(folder, 'contexts/meta', digest, 'meta.json'), 'utf8')) as {
      Endpoints?: { docker?: { Host?: string } };
    };
    const host = meta.Endpoints?.docker?.Host;
    const certificates = path.join(folder, 'contexts/tls', digest, 'docker');
    return host ? { host, certificates: existsSync(certificates) ? certificates : null } : null;
  } catch {
    // No configuration, or one that docker itself would not understand: the usual places are asked.
    return null;
  }
}
