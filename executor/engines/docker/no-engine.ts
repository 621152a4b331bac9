import { Refusal } from '../../refusal.ts';
import { ContainerFault } from './container.ts';
import { DaemonAbsent } from './daemon.ts';
import { AptFailed } from './packages/apt.ts';

/** What the daemon's or the machine's doing is, as the contract's NO_ENGINE; anything else as it was. */
export function toRefusal(error: unknown): unknown {
  const sentence = sentenceOf(error);
  return sentence === null ? error : new Refusal(sentence, { code: 'NO_ENGINE', engine: 'docker' });
}

const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'EACCES']);

function sentenceOf(error: unknown): string | null {
  if (error instanceof DaemonAbsent || error instanceof ContainerFault || error instanceof AptFailed) return error.message;
  if (!(error instanceof Error)) return null;
  // What the daemon itself answers, and what is heard where it stops answering.
  const { statusCode, code, syscall } = error as { statusCode?: number; code?: string; syscall?: string };
  if (statusCode !== undefined) return `Docker did not do as it was told: ${error.message}.`;
  if (code !== undefined && GONE.has(code) && (syscall === undefined || syscall === 'connect' || syscall === 'read'))
    return `Docker does not answer any more (${code}). Start it and try again.`;
  return null;
}
