import { useId, useState, type SubmitEvent } from 'react';
import { treeFile } from '../../../simulator/tree/model/tree-file.ts';
import { Button } from '../../ui/button.tsx';
import styles from './tree-head.module.css';

export interface TreeNameProps {
  label: string;
  /** what stands there at first */
  name: string;
  /** @returns whether it has that name now */
  onName(name: string): Promise<boolean>;
  onClose(): void;
}

/** Asks for a tree's name. Escape changes nothing. */
export function TreeName({ label, name, onName, onClose }: TreeNameProps) {
  const id = useId();
  const [typed, setTyped] = useState(name);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const wanted = treeFile.shape.name.unwrap().safeParse(typed);
    if (!wanted.success) return setProblem(typed.trim() === '' ? 'A tree needs a name.' : 'A name has at most 100 characters.');
    if (await onName(wanted.data)) onClose();
  };
  return (
    <form className={styles.field} onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoFocus
        value={typed}
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" look="primary">
          {label === 'Save as' ? 'Save' : 'Rename'}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
