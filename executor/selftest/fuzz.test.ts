import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenedExecutor, openExecutor } from '../main.ts';
import { type HttpHost, startHttpHost } from '../server/http-host.ts';
import { ask } from '../server/testing/ask.ts';
import { newToken } from '../server/token.ts';
import { testDocker } from '../testing/docker.ts';

const docker = await testDocker();
const needed = { ...docker.needed, timeout: 120_000 };

let opened: OpenedExecutor;
let host: HttpHost;
beforeAll(async () => {
  if (docker.needed.skip) return;
  opened = await openExecutor({ dataFolder: docker.folder, kind: 'run' });
  host = await startHttpHost({ router: opened.router, workbench: docker.folder, token: newToken(), ports: [0] });
});
afterAll(async () => {
  await host?.close();
  await opened?.close();
});

function post(path: string, body: string | Buffer, type = 'application/json') {
  const headers = { authorization: `Bearer ${host.token}`, 'content-type': type, 'content-length': Buffer.byteLength(body) };
  return ask(host.port, path, { method: 'POST', headers, body });
}

/** A refusal is a code and a sentence; what is accepted is not let run. */
async function submits(body: string | Buffer, type?: string): Promise<number> {
  const answer = await post('/api/submissions', body, type);
  const told = JSON.parse(answer.body) as { id?: string; code?: string; message?: string };
  if (answer.status === 201) {
    const { status } = await post(`/api/submissions/${told.id}/cancel`, '{}');
    expect(status).toBe(200);
  } else {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(told).toMatchObject({ code: expect.any(String), message: expect.stringMatching(/./) });
  }
  return answer.status;
}

/** Right, and once in a while wrong in one of the ways that a value can be: about two requests of three are accepted. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', '\ud800', '../x', '/etc/passwd', 'a\nb', 'x'.repeat(300), 0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308),
);
const or = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 60, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const file = fc.record(
  { name: or(fc.constantFrom('-rf', 'a/b', 'ä', 'x y', 'CON')), content: or(fc.string()), encoding: or(fc.constant('utf8')) },
  { requiredKeys: ['name', 'content'] },
);
const script = { name: 'run.sh', content: 'true' };
const limits = fc.dictionary(
  fc.constantFrom('wallMs', 'cpuMs', 'cpus', 'memoryBytes', 'processes', 'openFiles', 'diskBytes', 'stdoutBytes'),
  or(fc.integer({ min: 1, max: 4 })),
);
const request = fc.record(
  {
    files: or(
      fc.oneof(
        fc.constant([script]),
        or(file).map((each) => [script, each]),
      ),
    ),
    engine: or(fc.constant('docker')),
    entry: or(fc.constant('run.sh')),
    stdin: or(fc.string()),
    args: or(fc.array(or(fc.string()), { maxLength: 4 })),
    env: or(fc.dictionary(fc.stringMatching(/^[A-Z_]{1,9}$/), or(fc.string()))),
    limits: or(fc.dictionary(fc.constantFrom('environment', 'build', 'compile', 'run'), or(limits))),
    environment: or(fc.record({ keep: or(fc.boolean()) })),
    light: or(fc.record({ leds: or(fc.integer({ min: 1, max: 500 })), seed: or(fc.nat()) }, { requiredKeys: [] })),
  },
  { requiredKeys: ['files', 'engine'] },
);

describe('whatever is sent to the HTTP API', needed, () => {
  test('as a request is accepted or refused with a sentence', async () => {
    const seen = new Map<number, number>();
    const submitted = fc.asyncProperty(or(request), async (asked) => {
      const status = await submits(JSON.stringify(asked));
      seen.set(status, (seen.get(status) ?? 0) + 1);
    });
    await fc.assert(submitted, { numRuns: 200 });
    expect(Math.min(seen.get(201) ?? 0, seen.get(400) ?? 0), JSON.stringify([...seen])).toBeGreaterThan(20);
  });

  test('as bytes is refused', async () => {
    const type = fc.constantFrom('application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded');
    const json = fc.json().map((told) => Buffer.from(told.slice(0, -1)));
    const bytes = fc.oneof(fc.uint8Array().map(Buffer.from), json);
    const submitted = fc.asyncProperty(bytes, type, async (body, told) => {
      expect(await submits(body, told)).not.toBe(201);
    });
    await fc.assert(submitted, { numRuns: 200 });
  });

  test('a program runs after all of it', async () => {
    const body = JSON.stringify({ engine: 'docker', files: [{ name: 'run.sh', content: '#!/bin/sh\necho hello\n' }] });
    const { id } = JSON.parse((await post('/api/submissions', body)).body) as { id: string };
    await opened.executor.idle();
    expect(opened.executor.get(id)).toMatchObject({ verdict: { code: 'OK' }, run: { stdout: 'hello\n' } });
  });
});
