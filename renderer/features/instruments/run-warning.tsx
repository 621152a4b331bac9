import { useInstruments } from './instruments-store.ts';
import { warningOf } from './warning.ts';

/** What of the shown run may be dangerous or will not work, in a few words; nothing where nothing is. */
export function RunWarning({ className }: { className?: string | undefined }) {
  const warning = useInstruments((s) => s.readings && warningOf(s.readings));
  return warning && <span className={className}>{warning}</span>;
}
