import { useEffect, useState } from 'react';
import { openDropped } from './open-files.ts';
import styles from './drop-zone.module.css';

/** Takes files and folders that are dropped anywhere on the window. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    const options = { signal: abort.signal, capture: true };
    const drag = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    addEventListener('dragenter', drag, options);
    addEventListener('dragover', drag, options);
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), options);
    addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        void openDropped(event.dataTransfer.items);
      },
      options,
    );
    return () => abort.abort();
  }, []);
  return over ? <div className={styles.over}>Drop to open</div> : null;
}
