import type { ServedPort } from './serve-port.ts';

/** The line to Electron's main process, as a utility process has it. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: ServedPort[] }) => void): unknown;
  postMessage(message: unknown): void;
}

/** What serves the ports that come. */
export interface PortService {
  serve(port: ServedPort): void;
  close(): Promise<void>;
}

/**
 * Serves the ports that the desktop shell hands over (`treeline:port`), until it says `treeline:quit`; resolves when all has ended.
 * Ports that come before the service stands wait: what is said over them is kept by the port itself.
 */
export async function serveParent(parent: ParentPort, opening: Promise<PortService>): Promise<void> {
  const quit = new Promise<void>((resolve) => {
    parent.on('message', ({ data, ports: [port] }) => {
      if (isOf(data, 'treeline:quit')) resolve();
      // A service that does not open is told of below, once.
      if (isOf(data, 'treeline:port') && port)
        opening.then(
          (service) => service.serve(port),
          () => {},
        );
    });
  });
  const service = await opening;
  await quit;
  await service.close();
}

function isOf(data: unknown, type: string): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type;
}
