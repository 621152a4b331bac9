import { NumberField } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { settleOnEnter } from './settle-on-enter.ts';
import styles from './number-input.module.css';

export interface NumberInputProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** decimals that it may have; none where it is left out */
  digits?: number;
  /** called when a number was settled on: by Enter, by leaving, by a step */
  onCommit(value: number): void;
  /** what stands beside the field */
  children?: ReactNode;
}

/** A number between bounds, a whole one where nothing else is said. */
export function NumberInput({ label, value, min, max, digits = 0, onCommit, children }: NumberInputProps) {
  const id = useId();
  return (
    <NumberField.Root
      id={id}
      key={value}
      defaultValue={value}
      min={min}
      max={max}
      format={{ maximumFractionDigits: digits, useGrouping: false }}
      onValueCommitted={(next) => {
        if (next !== null && next !== value) onCommit(Number(next.toFixed(digits)));
      }}
      className={styles.root}
    >
      <label htmlFor={id} className={styles.label}>
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
