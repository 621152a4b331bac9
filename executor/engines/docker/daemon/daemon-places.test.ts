import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testDocker } from '../../../testing/docker.ts';
import { temporaryFolder } from '../../../testing/test-executor.ts';
import { daemonPlaces } from './daemon-places.ts';
import { connectDaemon } from './daemon.ts';

const docker = await testDocker();
const home = temporaryFolder();
afterAll(() => home.remove());
const certificates = path.join(home.path, 'certificates');
const TLS = ['ca', 'cert', 'key'].map((name) => [name, Buffer.from(name)] as const);
writeCertificates(certificates);

function writeCertificates(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of TLS) writeFileSync(path.join(folder, `${name}.pem`), bytes);
}

/** A context as docker's command line keeps it, which is current where DOCKER_CONTEXT says so. */
function context(name: string, host: string, isTls = false): NodeJS.ProcessEnv {
  const digest = createHash('sha256').update(name).digest('hex');
  const meta = path.join(home.path, 'contexts/meta', digest);
  mkdirSync(meta, { recursive: true });
  writeFileSync(path.join(meta, 'meta.json'), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
  writeFileSync(path.join(home.path, 'config.json'), '{}');
  if (isTls) writeCertificates(path.join(home.path, 'contexts/tls', digest, 'docker'));
  return { DOCKER_CONFIG: home.path, DOCKER_CONTEXT: name };
}

function optionsIn(env: NodeJS.ProcessEnv) {
  const places = daemonPlaces(env, home.path, 'linux');
  expect(places).toHaveLength(1);
  return places[0]!.options();
}

describe('an address', () => {
  const plain = { host: 'far', port: 2375, protocol: 'http' };
  const secret = { host: 'far', port: 2376, protocol: 'https' };
  test.each([
    ['unix:///x/docker.sock', { socketPath: '/x/docker.sock' }],
    ['npipe:////./pipe/docker_engine', { socketPath: String.raw`\\.\pipe\docker_engine` }],
    ['tcp://far', plain],
    ['far:2375', plain],
    ['http://far:99', { ...plain, port: 99 }],
    ['tcp://far:2376', secret],
    ['https://far', secret],
    ['tcp://[::1]:99', { ...plain, host: '[::1]', port: 99 }],
  ])('%s is reached, named or of a context', (host, options) => {
    expect(optionsIn({ DOCKER_HOST: host })).toEqual(options);
    expect(optionsIn(context(host, host))).toEqual(options);
  });

  test('with certificates is reached by them', () => {
    const tls = { ...secret, ...Object.fromEntries(TLS) };
    expect(optionsIn({ DOCKER_HOST: 'tcp://far', DOCKER_CERT_PATH: certificates })).toEqual(tls);
    expect(optionsIn(context('with', 'tcp://far', true))).toEqual(tls);
    expect(() => optionsIn({ DOCKER_HOST: 'tcp://far', DOCKER_CERT_PATH: '/nowhere' })).toThrow('/nowhere/ca.pem');
  });

  test('over ssh is not taken for this machine: it is said how to reach it', async () => {
    const asked = connectDaemon(context('ssh', 'ssh://me@far'));
    await expect(asked).rejects.toMatchObject({ name: 'DaemonAbsent', message: expect.stringContaining('forward its socket') });
  });

  test.each(['ftp://far', 'tcp://', 'tcp://a b'])('%s is none, and it is said what would be', async (host) => {
    await expect(connectDaemon({ DOCKER_HOST: host })).rejects.toMatchObject({
      name: 'DaemonAbsent',
      message: expect.stringContaining('begins with unix://'),
    });
  });
});

test('a daemon answers over TCP, as a context names it', docker.needed, async () => {
  const { socketPath } = docker.daemon.docker.modem as unknown as { socketPath: string };
  const relay = createServer((socket) => socket.pipe(connect(socketPath)).pipe(socket)).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  try {
    const found = await connectDaemon(context('near', `tcp://127.0.0.1:${(relay.address() as AddressInfo).port}`));
    expect(found.version).toBe(docker.daemon.version);
  } finally {
    relay.close();
  }
});
