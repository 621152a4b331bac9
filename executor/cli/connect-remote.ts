import type { ClientLink } from '@orpc/client';
import type { TreelineClient } from '../server/router.ts';
import { REMOTE_NOTE } from './command.ts';
import type { Connection } from './connect.ts';
import { Fault, UsageFault } from './fault.ts';
import type { CommandLine } from './parse.ts';
import { read } from './read-program.ts';

/** Another Treeline, and what to call it. */
export interface Remote extends Connection {
  /** host and port */
  name: string;
}

/**
 * Talks to a Treeline that is served elsewhere.
 * @throws Fault where it cannot be reached, or lets nobody in with that token
 */
export async function connectRemote(line: CommandLine, option: 'with' | 'to'): Promise<Remote> {
  const url = addressOf(line.text(option) ?? '', option);
  const token = await tokenOf(line, url);
  const [{ createORPCClient, ORPCError }, { RPCLink }, { WebSocket }] = await Promise.all([
    import('@orpc/client'),
    import('@orpc/client/websocket'),
    import('ws'),
  ]);
  const websocket = new WebSocket(`${url.protocol === 'https:' ? 'wss' : 'ws'}://${url.host}/rpc`, {
    headers: { authorization: `Bearer ${token}` },
    handshakeTimeout: 10_000,
    maxPayload: 0,
  });
  await new Promise<void>((resolve, reject) => {
    websocket.once('open', resolve);
    websocket.once('unexpected-response', (_, { statusCode = 0 }) => reject(new Fault(refused(url.host, statusCode))));
    websocket.once('error', (error) =>
      reject(new Fault(`${url.host} cannot be reached (${error.message}). Is \`treeline serve\` open there?`)),
    );
  });
  websocket.on('error', () => websocket.terminate());
  const client: TreelineClient = createORPCClient(
    naming(new RPCLink({ websocket }), (error) => `${url.host}: ${error instanceof ORPCError ? error.message : LOST}`),
  );
  return { client, name: url.host, close: () => Promise.resolve(websocket.close()) };
}

/** What fails there is told of there: to whoever asks, both treelines are only one that answers. */
function naming(link: ClientLink<object>, sentence: (error: unknown) => string): ClientLink<object> {
  const told = (error: unknown, signal: AbortSignal | undefined): unknown =>
    signal?.aborted ? error : new Fault(sentence(error), { cause: error });
  async function* each(stream: AsyncIterable<unknown>, signal: AbortSignal | undefined): AsyncGenerator<unknown, void> {
    try {
      yield* stream;
    } catch (error) {
      throw told(error, signal);
    }
  }
  return {
    async call(path, input, options) {
      try {
        const output = await link.call(path, input, options);
        return isStream(output) ? each(output, options.signal) : output;
      } catch (error) {
        throw told(error, options.signal);
      }
    },
  };
}

const LOST = 'it has ended, or the connection to it was lost. Look there, and try again.';

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function addressOf(text: string, option: string): URL {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new UsageFault(`--${option} takes an address that treeline serve prints, such as http://127.0.0.1:8733/?token=…, not "${text}".`);
  const url = new URL(text);
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw new UsageFault(
      `Over http its token, and all that is sent, could be read on the way to ${url.hostname}. Use a tunnel (ssh -L 8733:127.0.0.1:8733 ${url.hostname}, then http://127.0.0.1:8733), or https.`,
    );
  return url;
}

async function tokenOf(line: CommandLine, url: URL): Promise<string> {
  const file = line.text('token-file');
  const token =
    file === undefined
      ? (url.searchParams.get('token') ?? process.env['TREELINE_REMOTE_TOKEN'])
      : (await read(file)).toString('utf8').trim();
  if (!token)
    throw new UsageFault(
      `Who is served by ${url.host} needs its token: give the whole address that treeline serve prints, or --token-file F.`,
    );
  return token;
}

function refused(host: string, status: number): string {
  if (status === 401) return `${host} does not take this token. Use the address that treeline serve prints there now.`;
  if (status === 403) return `${host} is served on another port there, and answers to that only. ${REMOTE_NOTE}`;
  return `${host} is no Treeline, or an older one: it answered with ${status}.`;
}
