import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers with one sentence: as a page to a browser that navigates, as JSON to anything else. */
export function say(request: IncomingMessage, response: ServerResponse, status: number, code: string, message: string): void {
  const page = request.headers.accept?.includes('text/html') === true;
  const body = page ? html(message) : JSON.stringify({ code, status, message });
  response.writeHead(status, {
    'Content-Type': page ? 'text/html; charset=utf-8' : 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    // What is left of a refused body is not read.
    ...(request.complete ? {} : { Connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function html(message: string): string {
  const text = message.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Treeline</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem}</style>
<h1>Treeline</h1><p>${text}</p></html>
`;
}
