import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** What stands where there is nothing yet, or where something failed: a sentence, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  );
}
