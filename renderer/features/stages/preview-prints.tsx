import { usePreview } from '../preview/use-preview.ts';
import styles from './preview-prints.module.css';

/** More than this is for a run to show. */
const LONGEST = 100_000;

/** What the live preview printed, while nothing was run. */
export function PreviewPrints() {
  const bake = usePreview((s) => s.bake);
  if (!bake || (bake.stdout === '' && bake.stderr === '')) return null;
  return (
    <pre className={styles.prints} tabIndex={0} aria-label="What the live preview printed">
      <span className={styles.label}>printed by the live preview</span>
      {bake.stdout.slice(0, LONGEST)}
      <span className={styles.stderr}>{bake.stderr.slice(0, LONGEST)}</span>
    </pre>
  );
}
