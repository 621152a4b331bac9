import type { Plugin } from 'vite';
import { headers } from '../headers.ts';

/** Writes the response headers beside the page, where both hosts read them. */
export function headersPlugin(): Plugin {
  return {
    name: 'treeline:headers',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'headers.json', source: JSON.stringify(headers, null, 2) });
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        for (const [name, value] of Object.entries({ ...headers['*'], ...headers[path] })) response.setHeader(name, value);
        next();
      });
    },
  };
}
