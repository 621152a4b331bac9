import type { Readable } from 'node:stream';
import type Docker from 'dockerode';

/**
 * `docker load`.
 * @throws an Error with a sentence where the daemon refuses it; the signal's reason once it is aborted
 */
export async function loadImages(docker: Docker, archive: Readable, signal: AbortSignal): Promise<void> {
  const stop = () => archive.destroy(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    const answer = await docker.loadImage(archive as NodeJS.ReadableStream, { quiet: true });
    for await (const line of lines(answer)) {
      const said = JSON.parse(line) as { error?: string };
      if (said.error) throw new Error(`Docker cannot load the images: ${said.error}`);
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    archive.destroy();
  }
}

async function* lines(stream: NodeJS.ReadableStream): AsyncIterable<string> {
  let rest = '';
  for await (const chunk of stream) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.filter((line) => line.trim() !== '');
  }
  if (rest.trim() !== '') yield rest;
}
