import { useConnection } from '../rpc/connection.ts';
import styles from './connection-banner.module.css';

/** Says calmly that the executor cannot be reached, and that it is being tried. */
export function ConnectionBanner() {
  const state = useConnection((s) => s.state);
  return (
    <div role="status">
      {state === 'lost' && (
        <p className={styles.banner}>
          <span className={styles.dot} aria-hidden />
          Connection lost — trying again. You can go on writing; running and the history wait.
        </p>
      )}
    </div>
  );
}
