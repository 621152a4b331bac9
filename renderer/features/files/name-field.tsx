import { useId, useState } from 'react';
import { nameFault } from './file-name.ts';
import styles from './name-field.module.css';

export interface NameFieldProps {
  label: string;
  /** what stands there at first */
  name: string;
  /** names that are taken */
  others: readonly string[];
  onName(name: string): void;
  onClose(): void;
}

/** Asks for a file's name, in its place in the list. Escape, or leaving it, changes nothing. */
export function NameField({ label, name, others, onName, onClose }: NameFieldProps) {
  const [typed, setTyped] = useState(name);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const commit = (): void => {
    const next = typed.trim();
    if (next === name) return onClose();
    const wrong = nameFault(next, others);
    setFault(wrong);
    if (wrong !== null) return;
    onName(next);
    onClose();
  };
  return (
    <div className={styles.field}>
      <input
        autoFocus
        aria-label={label}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? id : undefined}
        value={typed}
        spellCheck={false}
        placeholder="run.sh"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={onClose}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') onClose();
        }}
      />
      {fault && (
        <p id={id} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
