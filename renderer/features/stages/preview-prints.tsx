import { useEffect, useRef } from 'react';
import { usePreview } from '../preview/use-preview.ts';
import styles from './preview-prints.module.css';

/** More than this is for a run to show. */
const LONGEST = 100_000;

/** What the live preview printed, while nothing was run. Its end is in sight: a traceback says there what happened. */
export function PreviewPrints() {
  const bake = usePreview((s) => s.bake);
  const element = useRef<HTMLPreElement>(null);
  useEffect(() => {
    if (element.current) element.current.scrollTop = element.current.scrollHeight;
  }, [bake]);
  if (!bake || (bake.stdout === '' && bake.stderr === '')) return null;
  return (
    <pre ref={element} className={styles.prints} tabIndex={0} aria-label="What the live preview printed">
      <span className={styles.label}>printed by the live preview</span>
      {bake.stdout.slice(0, LONGEST)}
      <span className={styles.stderr}>{bake.stderr.slice(0, LONGEST)}</span>
    </pre>
  );
}
