import type { Readings } from './readings.ts';

/** What may be dangerous or will not work, in a few words; null where nothing is. */
export function warningOf({ notices, amperes, flashes, redFlashes, supplyAmperes }: Readings): string | null {
  const words = notices.flatMap(({ rule }) => {
    if (rule === 'over-supply') return [`${amperes.peak.toFixed(1)} A of ${supplyAmperes} A`];
    if (rule === 'flashing') return [`${flashes.peak} flashes a second`];
    if (rule === 'red-flashing') return [`${redFlashes.peak} red flashes a second`];
    return [];
  });
  return words.length > 0 ? words.join(', ') : null;
}
