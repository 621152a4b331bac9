import { Refusal } from '../../refusal.ts';

/** What the daemon's or the machine's doing is, as the contract's NO_ENGINE; a mistake of ours, or what was refused already, as it was. */
export function toRefusal(error: unknown): unknown {
  const sentence = error instanceof Error ? sentenceOf(error) : null;
  return sentence === null ? error : new Refusal(sentence, { code: 'NO_ENGINE', engine: 'docker' });
}

/** Errors whose message is a sentence for people. */
const FORESEEN = new Set(['Error', 'DaemonAbsent', 'ContainerFault', 'AptFailed', 'PackagesGone', 'BundleRefused', 'DialRefused']);
/** How it is heard that the daemon stopped answering. */
const GONE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

function sentenceOf(error: Error & { statusCode?: number; code?: string; syscall?: string }): string | null {
  if (!FORESEEN.has(error.name)) return null;
  if (error.statusCode !== undefined) return `Docker did not do as it was told: ${error.message}.`;
  const { code = '', syscall } = error;
  if (GONE.has(code) || (code === 'ENOENT' && syscall === 'connect'))
    return `Docker does not answer any more (${code}). Start it and try again.`;
  return error.message;
}
