import { useId, useState } from 'react';
import frame from './field.module.css';
import styles from './text-input.module.css';

export interface TextInputProps {
  label: string;
  value: string;
  placeholder?: string;
  /** more than one shows a field of so many lines */
  lines?: number;
  /** why what is there cannot be taken; a sentence */
  problem?: string | null;
  autoFocus?: boolean;
  /** called with every change that is settled on: by Enter in a single line, by leaving */
  onCommit(value: string): void;
}

/** A text, in one line or several. */
export function TextInput({ label, value, placeholder, lines = 1, problem, autoFocus, onCommit }: TextInputProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed !== null && typed !== value) onCommit(typed);
    setTyped(null);
  };
  const field = {
    id,
    className: styles.input,
    value: typed ?? value,
    spellCheck: false,
    autoFocus,
    placeholder,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    onBlur: commit,
  };
  return (
    <div className={frame.root}>
      <label htmlFor={id} className={frame.label}>
        {label}
      </label>
      {lines > 1 ? <textarea rows={lines} {...field} /> : <input {...field} onKeyDown={(event) => event.key === 'Enter' && commit()} />}
      {problem && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
