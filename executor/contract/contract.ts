import { programs } from './programs.ts';
import { recordings } from './recordings.ts';
import { submissions } from './submissions.ts';
import { system } from './system.ts';

/** THE contract: what the executor does for whoever asks, over a MessagePort, a WebSocket, or loopback HTTP. */
export const contract = { submissions, programs, recordings, system };
export type Contract = typeof contract;
