import { NumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { settleOnEnter } from './settle-on-enter.ts';
import { settledNumber, type SettledNumber } from './settled-number.ts';
import field from './field.module.css';
import styles from './number-input.module.css';

export interface NumberInputProps extends SettledNumber {
  label: string;
  /** called when a number was settled on: by Enter, by leaving, by a step */
  onCommit(value: number): void;
  /** what stands beside the field */
  children?: ReactNode;
}

/** A number between bounds, a whole one where nothing else is said. */
export function NumberInput({ label, onCommit, children, ...number }: NumberInputProps) {
  const { value } = number;
  const id = useId();
  return (
    <NumberField.Root id={id} key={value} {...settledNumber(number, onCommit)} className={field.root}>
      <label htmlFor={id} className={field.label}>
        {label}
      </label>
      <NumberField.Group className={styles.group}>
        <NumberField.Input className={styles.input} onKeyDown={settleOnEnter} />
        <NumberField.Decrement className={styles.step} aria-label={`Lower ${label}`}>
          <Minus size={12} aria-hidden />
        </NumberField.Decrement>
        <NumberField.Increment className={styles.step} aria-label={`Raise ${label}`}>
          <Plus size={12} aria-hidden />
        </NumberField.Increment>
        {children}
      </NumberField.Group>
    </NumberField.Root>
  );
}
