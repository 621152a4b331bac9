import type { IncomingMessage, ServerResponse } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { openApiDocument } from './openapi-document.ts';
import { BodyRefused, readJson } from './read-json.ts';
import { requestPath } from './request-path.ts';
import type { TreelineRouter } from './router.ts';
import { say } from './say-page.ts';

/** The HTTP API: the contract below `/api`, and its OpenAPI document at `/api/openapi.json`. */
export function createApi(router: TreelineRouter, address: string) {
  const handler = new OpenAPIHandler(router, {
    // JSON has no place for a Blob inside an object: there it travels as base64. One that is the whole answer is the body.
    clientInterceptors: [async ({ next }) => blobsAsBase64(await next())],
  });
  let document: Promise<object> | undefined;

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET' && request.url === '/api/openapi.json') {
      document ??= openApiDocument(address);
      const body = JSON.stringify(await document);
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }).end(body);
      return;
    }
    try {
      // The handler takes a `body` that is there already; its own way of reading one ends the process where it is too large.
      if (request.method !== 'GET' && request.method !== 'HEAD') Object.assign(request, { body: (await readJson(request)) ?? {} });
    } catch (error) {
      if (error instanceof BodyRefused) return say(request, response, error.status, error.code, error.message);
      if (request.destroyed) return; // who asked is gone
      throw error;
    }
    const { matched } = await handler.handle(request, response, { prefix: '/api' });
    if (!matched) {
      const what = `${request.method} ${requestPath(request)}`;
      say(request, response, 404, 'NOT_FOUND', `There is no ${what}. GET /api/openapi.json lists what there is.`);
    }
  };
}

async function blobsAsBase64(output: unknown): Promise<unknown> {
  if (typeof output !== 'object' || output === null || Object.getPrototypeOf(output) !== Object.prototype) return output;
  const entries = Object.entries(output).map(async ([key, value]) => [key, value instanceof Blob ? await base64(value) : value]);
  return Object.fromEntries(await Promise.all(entries));
}

async function base64(blob: Blob): Promise<string> {
  return Buffer.from(await blob.arrayBuffer()).toString('base64');
}
