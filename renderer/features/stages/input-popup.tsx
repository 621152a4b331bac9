import { useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { Popup } from '../../ui/popup.tsx';
import { useWorkspace } from '../files/workspace.ts';
import { isLight } from './run-request.ts';
import { useRun } from './run-store.ts';
import styles from './input-popup.module.css';

/** What an ordinary program is given: arguments and standard input. A light program is given neither. */
export function InputPopup() {
  const file = useWorkspace((s) => s.files.find((f) => f.id === s.active));
  const { stdin, args } = useRun();
  const id = useId();
  if (!file || isLight(file)) return null;
  const given = [args.trim() && 'args', stdin && 'stdin'].filter(Boolean).join(', ');
  return (
    <Popup title="What the program is given" trigger={<Button look="quiet">{given ? `Input: ${given}` : 'Input'}</Button>}>
      <label className={styles.field} htmlFor={`${id}-args`}>
        Arguments
        <input
          id={`${id}-args`}
          value={args}
          spellCheck={false}
          placeholder={'--name "Ada Lovelace"'}
          onChange={(e) => useRun.setState({ args: e.currentTarget.value })}
        />
      </label>
      <label className={styles.field} htmlFor={`${id}-stdin`}>
        Standard input
        <textarea
          id={`${id}-stdin`}
          value={stdin}
          rows={6}
          spellCheck={false}
          onChange={(e) => useRun.setState({ stdin: e.currentTarget.value })}
        />
      </label>
    </Popup>
  );
}
