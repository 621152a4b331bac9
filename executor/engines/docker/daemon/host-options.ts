import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DockerOptions } from 'dockerode';

const PLAIN_PORT = 2375;
const TLS_PORT = 2376;
const TCP = new Set(['tcp:', 'http:', 'https:']);

/**
 * How to reach the daemon at an address, such as docker's command line takes: unix, npipe, tcp, http, https.
 * @param certificates folder with `ca.pem`, `cert.pem` and `key.pem`; null: none
 * @throws an Error with a sentence for any other; what reading the certificates throws
 */
export function hostOptions(address: string, env: NodeJS.ProcessEnv, certificates: string | null): DockerOptions {
  if (address.startsWith('unix://')) return { socketPath: address.slice('unix://'.length) };
  if (address.startsWith('npipe://')) return { socketPath: address.slice('npipe://'.length).replaceAll('/', '\\') };
  const url = URL.parse(address.includes('://') ? address : `tcp://${address}`);
  // Of the client's own way over ssh no request comes out with this Node, and it would look at no host key.
  if (url?.protocol === 'ssh:')
    throw new Error(
      `ssh is not spoken here: forward its socket with \`ssh -NL /tmp/far.sock:/var/run/docker.sock ${url.host}\` and set DOCKER_HOST to unix:///tmp/far.sock`,
    );
  if (!url?.hostname || !TCP.has(url.protocol))
    throw new Error('this is no address of a Docker: it begins with unix://, npipe://, tcp://, http:// or https://');
  const isTls = certificates !== null || url.protocol === 'https:' || Boolean(env['DOCKER_TLS_VERIFY']) || url.port === `${TLS_PORT}`;
  if (!isTls) return { ...placeOf(url, PLAIN_PORT), protocol: 'http' };
  const read = (name: string) => readFileSync(path.join(certificates!, name));
  const tls = certificates === null ? {} : { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
  return { ...placeOf(url, TLS_PORT), protocol: 'https', ...tls };
}

function placeOf({ hostname, port }: URL, usual: number): DockerOptions {
  return { host: hostname, port: port ? Number(port) : usual };
}
