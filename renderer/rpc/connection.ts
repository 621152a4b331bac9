import type { ClientLink } from '@orpc/client';
import { create } from 'zustand';
import { connectPort } from './connect-port.ts';
import { connectWebSocket } from './connect-websocket.ts';
import { queryClient } from './query-client.ts';

/** A way to the executor that stands, until it is lost. */
export interface Line {
  link: ClientLink<Record<never, never>>;
  /** resolves when nothing comes through any more */
  lost: Promise<void>;
}

export type ConnectionState = 'connecting' | 'open' | 'lost';

/** How the line to the executor is. */
export const useConnection = create<{ state: ConnectionState }>(() => ({ state: 'connecting' }));

/** ms before each new try; the last one repeats */
const BACKOFF = [250, 500, 1_000, 2_000, 4_000];

const connect = location.protocol.startsWith('http') ? connectWebSocket : connectPort;
let line: Promise<Line> = hold();

/** The line as it is now, or the one that is being made. */
export function currentLine(): Promise<Line> {
  return line;
}

/** Makes a line, and a new one whenever it is lost: everything shown is then read again. */
async function hold(): Promise<Line> {
  const made = await connectWithPatience();
  useConnection.setState({ state: 'open' });
  void queryClient.invalidateQueries();
  void made.lost.then(() => {
    useConnection.setState({ state: 'lost' });
    line = hold();
  });
  return made;
}

async function connectWithPatience(): Promise<Line> {
  for (let attempt = 0; ; attempt++) {
    const made = await connect().catch(() => null);
    if (made) return made;
    useConnection.setState({ state: 'lost' });
    await new Promise((resolve) => setTimeout(resolve, BACKOFF[Math.min(attempt, BACKOFF.length - 1)]));
  }
}
