import type { StoredSettings } from '../contract/settings.ts';
import { parseSource } from './parse-source.ts';

/** What holds over the stored source: what is named, else what TREELINE_SOURCE names. @throws Refusal where that is no source */
export function sourceOverride(named = process.env['TREELINE_SOURCE']): Partial<StoredSettings> {
  return named ? { source: parseSource(named) } : {};
}
