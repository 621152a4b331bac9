import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { encodeRecording } from '../../../simulator/recording/recording-file.ts';
import type { Recording } from '../../../simulator/recording/recording.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import { WORKBENCH } from '../../server/places.ts';
import { serveFile } from '../../server/static-files.ts';
import { Fault } from '../fault.ts';

export interface FilmOrder {
  recording: Recording;
  tree: TreeModel;
  /** as renderer/features/export/order.ts has it */
  wanted: object;
}

/**
 * Serves the workbench's film page to one browser on this machine, with what it is to make. `made` is what it made; it rejects with the
 * page's sentence.
 */
export async function serveFilm({ recording, tree, wanted }: FilmOrder, onProgress: (done: number) => void) {
  if (!existsSync(`${WORKBENCH}film.html`)) throw new Fault('The workbench, which paints the film, is not built yet; npm start builds it.');
  const made = Promise.withResolvers<Buffer>();
  // Whoever else is on this machine does not know it.
  const secret = `/${randomUUID()}/`;
  const parts: Record<string, () => Uint8Array | string> = {
    'order.json': () => JSON.stringify({ wanted, tree: { name: tree.name, positions: [...tree.positions] } }),
    recording: () => encodeRecording(recording),
  };

  async function take(what: string, request: IncomingMessage): Promise<void> {
    if (what === 'progress') onProgress(Number(await text(request)));
    else if (what === 'made') made.resolve(await buffer(request));
    else made.reject(new Fault(await text(request)));
  }

  const server = createServer((request, response) => {
    const end = (status: number, body: Uint8Array | string = ''): void => void response.writeHead(status).end(body);
    const path = request.url ?? '';
    if (!path.startsWith(secret)) return end(404);
    const name = path.slice(secret.length);
    const part = parts[name];
    const answered = request.method === 'POST' ? take(name, request).then(() => end(204)) : part ? end(200, part()) : file(name);
    void Promise.resolve(answered).catch((error: unknown) => made.reject(error as Error));

    async function file(wantedFile: string): Promise<void> {
      request.url = `/${wantedFile}`;
      if (!(await serveFile(WORKBENCH, request, response))) end(404);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${secret}film.html`,
    made: made.promise,
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
