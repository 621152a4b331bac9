import { Meter } from '@base-ui/react/meter';
import { bytesLabel } from '../../ui/bytes.ts';
import styles from './budget.module.css';

export interface BudgetProps {
  /** what all environments take together */
  bytes: number;
  budgetBytes: number;
}

/** How much of what environments may take is taken. */
export function Budget({ bytes, budgetBytes }: BudgetProps) {
  const label = `${bytesLabel(bytes)} of ${bytesLabel(budgetBytes)}`;
  return (
    <Meter.Root
      className={styles.root}
      aria-label="Disk that environments take"
      value={Math.min(bytes, budgetBytes)}
      max={budgetBytes}
      getAriaValueText={() => label}
      data-over={bytes > budgetBytes || undefined}
    >
      <Meter.Track className={styles.track}>
        <Meter.Indicator className={styles.indicator} />
      </Meter.Track>
      <p className={styles.label}>{bytes > budgetBytes ? `${label}: cleaned up after the next run` : label}</p>
    </Meter.Root>
  );
}
