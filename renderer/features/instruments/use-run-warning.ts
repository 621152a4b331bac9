import { usePlayback } from '../timeline/playback-store.ts';
import { useInstruments } from './instruments-store.ts';
import { warningOf } from './warning.ts';

/** What of the shown lights may be dangerous or will not work, in a few words; null where nothing is, or where it is not known yet. */
export function useRunWarning(): string | null {
  const recorded = usePlayback((s) => s.recorded);
  return useInstruments((s) => (s.readings && s.recording === recorded ? warningOf(s.readings) : null));
}
