import { useLint } from '../runtimes/lint-store.ts';
import { toggleFindings, useFindings } from './findings-store.ts';
import styles from './findings-tab.module.css';

/** Turns the output over to the findings, and back. */
export function FindingsTab() {
  const { told: ofFile, open } = useFindings();
  // Of a runtime, all of its files are one.
  const told = useLint((s) => (s.project === null ? null : s.findings)) ?? ofFile;
  const worst = told.some((f) => f.severity === 'error') ? 'error' : told.some((f) => f.severity === 'warning') ? 'warning' : 'info';
  return (
    <button type="button" className={styles.tab} aria-pressed={open} onClick={toggleFindings}>
      Findings
      {told.length > 0 && (
        <span className={styles.count} data-severity={worst}>
          {told.length}
        </span>
      )}
    </button>
  );
}
