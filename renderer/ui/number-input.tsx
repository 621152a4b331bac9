import { NumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import styles from './number-input.module.css';

export interface NumberInputProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** called when a whole number was settled on: by Enter, by leaving, by a step */
  onCommit(value: number): void;
  /** what stands beside the field */
  children?: ReactNode;
}

/** A whole number between bounds. */
export function NumberInput({ label, value, min, max, onCommit, children }: NumberInputProps) {
  const id = useId();
  return (
    <NumberField.Root
      id={id}
      key={value}
      defaultValue={value}
      min={min}
      max={max}
      format={{ maximumFractionDigits: 0, useGrouping: false }}
      onValueCommitted={(next) => {
        if (next !== null && next !== value) onCommit(Math.round(next));
      }}
      className={styles.root}
    >
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <NumberField.Group className={styles.group}>
        <NumberField.Input className={styles.input} />
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
