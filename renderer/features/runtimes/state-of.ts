import type { RuntimeInfo } from '../../../executor/contract/runtimes.ts';
import type { Trial } from './trial.ts';

export type Look = 'ok' | 'bad' | 'busy' | 'update' | 'network' | 'none';

/** How a runtime stands, in a word or two, and how that looks. `trial`: what this window does with it, if anything. */
export function stateOf(
  { state, candidate, updatable, needsNetwork }: Pick<RuntimeInfo, 'state' | 'candidate' | 'updatable' | 'needsNetwork'>,
  trial?: Trial,
): { look: Look; words: string } {
  if (trial && !trial.end) return { look: 'busy', words: trial.kind === 'test' ? 'testing' : 'installing' };
  switch (state) {
    case 'built-in':
      return { look: 'ok', words: 'built in' };
    case 'installing':
      return { look: 'busy', words: 'installing' };
    case 'failed':
      return { look: 'bad', words: 'failed' };
    case 'not-installed':
      return needsNetwork ? { look: 'network', words: 'needs the network once' } : { look: 'none', words: 'not installed' };
    case 'available':
      if (candidate && candidate.reason === null) return { look: 'busy', words: 'updating' };
      if (candidate) return { look: 'update', words: 'update failed' };
      return updatable ? { look: 'update', words: 'update there' } : { look: 'ok', words: 'available' };
  }
}

/** Whether what is typed to find one is in its name, its id, its number or its languages; every word of it. */
export function isFound({ id, number, name, languages, description }: RuntimeInfo, typed: string): boolean {
  const text = [id, number ?? '', name, ...languages, description ?? ''].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
