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
async function submits(body: string | Buffer, type?: string): Promise<void> {
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
}

/** Mostly right, and wrong in all the ways that a value can be. */
const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\0', '\ud800', '../x', '-rf', '/etc/passwd', 'a\nb', 'x'.repeat(300), 'CON', 'ä'),
);
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 1, 2 ** 31, 2 ** 53, 1e308, 1_000));
const anything = fc.oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: text }, { weight: 1, arbitrary: number });
const or = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything });
const name = fc.oneof(fc.constantFrom('run.sh', 'build.sh', 'compile.sh', 'cutor.nix', 'main.py', 'a/b', 'a'), text);
const file = fc.record(
  { name: or(name), content: or(text), encoding: or(fc.constantFrom('utf8', 'base64')) },
  { requiredKeys: ['name', 'content'] },
);
const limits = fc.dictionary(
  fc.constantFrom('wallMs', 'cpuMs', 'cpus', 'memoryBytes', 'processes', 'openFiles', 'diskBytes', 'stdoutBytes'),
  or(number),
);
const request = fc.record(
  {
    files: or(fc.oneof(fc.array(or(file), { maxLength: 4 }), fc.constant([{ name: 'run.sh', content: 'true' }]))),
    engine: or(fc.constant('docker')),
    entry: or(name),
    runtime: or(fc.constantFrom('light', 'python')),
    stdin: or(text),
    args: or(fc.array(or(text), { maxLength: 4 })),
    env: or(fc.dictionary(text, or(text))),
    limits: or(fc.dictionary(fc.constantFrom('environment', 'build', 'compile', 'run'), or(limits))),
    environment: or(fc.record({ keep: or(fc.boolean()) })),
    light: or(fc.record({ leds: or(number), seed: or(number) }, { requiredKeys: [] })),
    other: anything,
  },
  { requiredKeys: ['files', 'engine'] },
);

describe('whatever is sent to the HTTP API', needed, () => {
  test('as a request is accepted or refused with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(or(request), (asked) => submits(JSON.stringify(asked) ?? '')),
      { numRuns: 400 },
    );
  });

  test('as bytes is refused', async () => {
    const type = fc.constantFrom('application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded');
    const json = fc.json().map((told) => Buffer.from(told.slice(0, -1)));
    await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array().map(Buffer.from), json), type, submits), { numRuns: 200 });
  });

  test('a program runs after all of it', async () => {
    const body = JSON.stringify({ engine: 'docker', files: [{ name: 'run.sh', content: '#!/bin/sh\necho hello\n' }] });
    const { id } = JSON.parse((await post('/api/submissions', body)).body) as { id: string };
    await opened.executor.idle();
    expect(opened.executor.get(id)).toMatchObject({ verdict: { code: 'OK' }, run: { stdout: 'hello\n' } });
  });
});
