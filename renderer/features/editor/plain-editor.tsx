import { useState } from 'react';
import { lineEnd } from '../files/text-file.ts';
import { changeFile, type WorkFile } from '../files/workspace.ts';
import styles from './plain-editor.module.css';

/** The program in a plain text field, in the same place and letters: what stands until the real editor is loaded. */
export function PlainEditor({ file }: { file: WorkFile }) {
  const [scroll, setScroll] = useState(0);
  const lines = file.text.split('\n').length;
  return (
    <div className={styles.editor}>
      <div className={styles.numbers} style={{ translate: `0 ${-scroll}px` }} aria-hidden>
        {Array.from({ length: Math.min(lines, 400) }, (_, n) => `${n + 1}\n`).join('')}
      </div>
      <textarea
        className={styles.text}
        aria-label="Program"
        spellCheck={false}
        readOnly={file.readOnly}
        value={file.text}
        wrap="off"
        onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
        onChange={(event) => {
          // A text field knows only \n.
          const text = event.currentTarget.value;
          changeFile(file.id, { text: lineEnd(file.text) === '\r\n' ? text.replaceAll('\n', '\r\n') : text });
        }}
      />
    </div>
  );
}
