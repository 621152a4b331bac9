import { Panels } from './panels.tsx';
import styles from './shell.module.css';

export function Shell() {
  return (
    <div className={styles.shell}>
      <main className={styles.main}>
        <Panels editor={null} output={null} tree={null} timeline={null} />
      </main>
    </div>
  );
}
