import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, test } from 'vitest';
import { OK, shell, testEnvironments } from './testing/test-environments.ts';

const { needed, opened } = await testEnvironments();

function tarOf(files: Record<string, string>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) tar.entry({ name }, content);
  tar.finalize();
  return buffer(tar);
}

describe('what a build may reach', needed, () => {
  test('is nothing where the network is off: it is told what was asked for, and what to do', async () => {
    const environments = await opened();
    const { end, stderr } = await environments.make('import (fetchTarball "http://packages.example.org/a.tar.gz")');
    expect(end.cause).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(/packages\.example\.org.*`network`/) });
    expect(stderr).toContain('cutor.nix line 1: fetchTarball of http://packages.example.org/a.tar.gz is not pinned');
  });

  test('is a host that is named; what it gave is told as the pin to add', async () => {
    const archive = gzipSync(await tarOf({ 'a/default.nix': '"fetched"' }));
    const server = createServer((_request, response) => void response.end(archive)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.tar.gz`;
    const named = await opened({ network: { kind: 'hosts', hosts: ['127.0.0.1'] } });
    const fetched = (argument: string) => shell(`FETCHED = import (fetchTarball ${argument});`);
    const { end, environment, stderr } = await named.make(fetched(`"${url}"`));
    expect(end.cause).toEqual(OK);
    expect(environment?.variables['FETCHED']).toBe('fetched');
    const pin = /Write `fetchTarball (\{ url = .*? sha256 = "[0-9a-z]{52}"; \})`/.exec(stderr)?.[1];
    const pinned = await named.make(fetched(pin!));
    expect(pinned).toMatchObject({ environment: { variables: { FETCHED: 'fetched' } }, stderr: expect.not.stringContaining('not pinned') });
    await named.close();
    server.close();
    const wrong = await (
      await opened({ network: { kind: 'hosts', hosts: ['example.org'] } })
    ).make(shell(`X = fetchTarball "${url}?other";`));
    expect(wrong.end.cause).toMatchObject({ sentence: expect.stringMatching(/asked for 127\.0\.0\.1, which is not among the hosts/) });
  });
});
