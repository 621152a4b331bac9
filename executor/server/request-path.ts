import type { IncomingMessage } from 'node:http';

/** The path that was asked for, as it was sent. It is not parsed as a URL: what an HTTP parser lets through need not be one (`//`). */
export function requestPath({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}
