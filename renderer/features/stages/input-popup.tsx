import { useId } from 'react';
import { Button } from '../../ui/button.tsx';
import { Popup } from '../../ui/popup.tsx';
import { changeProject, inputOf, useWorkspace, type ProgramInput } from '../files/workspace.ts';
import { isLight } from './run-request.ts';
import styles from './input-popup.module.css';

/** What an ordinary program is given: arguments and standard input. A light program is given neither. */
export function InputPopup() {
  const file = useWorkspace((s) => s.files.find((f) => f.id === s.active));
  const id = useId();
  // What it is given is asked for anew with every change of its project.
  useWorkspace((s) => (file ? s.projects[file.project]?.input : undefined));
  if (!file || isLight(file)) return null;
  const { stdin, args } = inputOf(file.project);
  const give = (change: Partial<ProgramInput>): void => changeProject(file.project, { input: { ...inputOf(file.project), ...change } });
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
          onChange={(e) => give({ args: e.currentTarget.value })}
        />
      </label>
      <label className={styles.field} htmlFor={`${id}-stdin`}>
        Standard input
        <textarea id={`${id}-stdin`} value={stdin} rows={6} spellCheck={false} onChange={(e) => give({ stdin: e.currentTarget.value })} />
      </label>
    </Popup>
  );
}
