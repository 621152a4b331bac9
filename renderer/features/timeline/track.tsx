import type { ReactNode } from 'react';
import styles from './track.module.css';

export interface TrackProps {
  /** what it is, and its figures now */
  head?: ReactNode;
  className?: string | undefined;
  /** as wide as what is seen of the recording */
  children: ReactNode;
}

/** One row of the timeline. */
export function Track({ head, className, children }: TrackProps) {
  return (
    <div className={`${styles.track} ${className ?? ''}`}>
      <div className={styles.gutter}>{head}</div>
      <div className={styles.area}>{children}</div>
    </div>
  );
}
