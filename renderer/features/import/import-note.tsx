import { usePlayback } from '../timeline/playback-store.ts';
import { backToProgram } from './back-to-program.ts';
import styles from './import-note.module.css';

/** Says of lights that came from a file that they did, and leads back. */
export function ImportNote() {
  const name = usePlayback((s) => s.shown?.name);
  return (
    <p className={styles.note}>
      lights of the file {name}
      <button type="button" className={styles.back} onClick={backToProgram}>
        Back to the program
      </button>
    </p>
  );
}
