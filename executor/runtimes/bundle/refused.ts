import { Refusal } from '../../refusal.ts';

/** A bundle that is not taken, and why, as a sentence. */
export function bundleRefused(sentence: string): Refusal {
  return new Refusal(sentence, { code: 'INVALID_REQUEST', issues: [{ path: 'bundle', message: sentence }] });
}
