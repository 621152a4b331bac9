import { isContractProcedure } from '@orpc/contract';
import { beforeAll, expect, test } from 'vitest';
import { contract } from '../contract/contract.ts';
import { openApiDocument } from './openapi-document.ts';

type Operation = {
  operationId: string;
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
};
let document: { openapi: string; paths: Record<string, Record<string, Operation>>; servers: { url: string }[]; security: object[] };

beforeAll(async () => {
  document = JSON.parse(JSON.stringify(await openApiDocument('http://127.0.0.1:1')));
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('it has every procedure of the contract, at its method and path, once', () => {
  const procedures = Object.entries(contract).flatMap(([room, all]) =>
    Object.entries(all).map(([name, procedure]) => ({ id: `${room}.${name}`, procedure })),
  );
  const told = procedures.map(({ id, procedure }) => {
    if (!isContractProcedure(procedure)) throw new Error(`${id} is no procedure`);
    const { method, path } = procedure['~orpc'].route;
    return `${id}: ${method} ${path}`;
  });
  expect(
    operations()
      .map(({ path, method, operation }) => `${operation.operationId}: ${method.toUpperCase()} ${path}`)
      .sort(),
  ).toEqual(told.sort());
});

test('each operation tells its path parameters, and what it answers, errors included', () => {
  for (const { path, operation } of operations()) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect((operation.parameters ?? []).filter((p) => p.in === 'path' && p.required === true).map((p) => p.name)).toEqual(inPath);
    const good = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    expect(good).toHaveLength(1);
    expect(Object.keys(good[0]?.[1].content ?? {})).toHaveLength(1);
  }
  expect(Object.keys(document.paths['/submissions']?.post?.responses ?? {})).toEqual(expect.arrayContaining(['201', '400', '503']));
});

test('nothing in it is left open: every reference leads somewhere, no schema refuses everything', () => {
  const text = JSON.stringify(document);
  expect(text).not.toContain('{"not":{}}');
  for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = (reference ?? '')
      .split('/')
      .reduce<unknown>((at, key) => Reflect.get(Object(at), key.replaceAll('~1', '/').replaceAll('~0', '~')), document);
    expect(target, reference).toBeDefined();
  }
  expect(document).toMatchObject({
    openapi: expect.stringMatching(/^3\.1/),
    servers: [{ url: 'http://127.0.0.1:1/api' }],
    security: [{ token: [] }],
  });
});

test('bytes are bytes where they are the whole answer, base64 inside one', () => {
  expect(document.paths['/recordings/{id}/frames']?.get?.responses['200']?.content).toEqual({
    'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
  });
  expect(document.paths['/programs/preview']?.post?.responses['200']?.content?.['application/json']?.schema).toMatchObject({
    properties: { frames: { type: 'string', contentEncoding: 'base64' } },
  });
});
