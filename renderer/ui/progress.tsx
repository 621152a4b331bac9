import { Progress as Base } from '@base-ui/react/progress';
import styles from './progress.module.css';

export interface ProgressProps {
  label: string;
  /** null where it is not known how much of how much */
  done: number | null;
  total: number | null;
}

/** How far a long work is. */
export function Progress({ label, done, total }: ProgressProps) {
  const known = done !== null && total !== null && total > 0;
  return (
    <Base.Root aria-label={label} value={known ? Math.min(done, total) : null} max={known ? total : 100} className={styles.root}>
      <Base.Track className={styles.track}>
        <Base.Indicator className={styles.indicator} />
      </Base.Track>
    </Base.Root>
  );
}
