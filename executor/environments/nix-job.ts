import { readFileSync } from 'node:fs';
import type { Job } from './in-container.ts';

/** Where a container's first process takes connections for whoever serves them. */
const PROXY = 'http://127.0.0.1:3128';
const PATH = '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin';
const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

export function nixFile(name: string): string {
  return readFileSync(new URL(`nix/${name}`, import.meta.url), 'utf8');
}

export interface NixOptions {
  nixPath?: string;
  /** where finished builds may be fetched from */
  substituters?: readonly string[];
  /** whether a failed download is worth a second try */
  online?: boolean;
}

/** A script of ours that runs Nix in a builder. */
export function nixJob(script: string, args: readonly string[], { nixPath = '', substituters = [], online = false }: NixOptions = {}): Job {
  const settings = {
    'experimental-features': 'nix-command',
    // The container is the sandbox; what is built runs as another user than Nix, and can change nothing in the store but its own.
    sandbox: 'false',
    'build-users-group': 'nixbld',
    // What environments need is kept by their roots; what only builds needed can be had again.
    'keep-derivations': 'false',
    'keep-build-log': 'false',
    substituters: substituters.join(' '),
    // Said, since Nix sees no network here and would give up on everything that it was not told.
    substitute: 'true',
    'tarball-ttl': '3600',
    'connect-timeout': '15',
    'download-attempts': online ? '3' : '1',
  };
  return {
    argv: ['/bin/bash', '-c', script, 'nix', ...args],
    env: {
      PATH,
      HOME: '/box/home',
      USER: 'root',
      LANG: 'C.UTF-8',
      NIX_CONFIG: Object.entries(settings)
        .map(([name, value]) => `${name} = ${value}`)
        .join('\n'),
      NIX_PATH: nixPath && `nixpkgs=${nixPath}`,
      NIX_SSL_CERT_FILE: CERTIFICATES,
      SSL_CERT_FILE: CERTIFICATES,
      http_proxy: PROXY,
      https_proxy: PROXY,
    },
  };
}
