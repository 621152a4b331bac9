import { NumberField } from '@base-ui/react/number-field';
import { Slider } from '@base-ui/react/slider';
import { useId } from 'react';
import { settleOnEnter } from './settle-on-enter.ts';
import { settledNumber } from './settled-number.ts';
import styles from './slider-input.module.css';

export interface SliderInputProps {
  label: string;
  value: number;
  min: number;
  max: number;
  /** where the slider ends; beyond it, up to `max`, a number can be typed */
  to?: number;
  /** of the slider */
  step?: number;
  /** decimals that the number may have */
  digits?: number;
  /** called all the while the slider is dragged, and when a number was settled on */
  onChange(value: number): void;
}

/** A number that is found by trying: dragged, or typed. */
export function SliderInput({ label, value, min, max, to = max, step = 1, digits = 0, onChange }: SliderInputProps) {
  const id = useId();
  return (
    <div className={styles.root}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <NumberField.Root id={id} key={value} {...settledNumber({ value, min, max, digits }, onChange)}>
        <NumberField.Input className={styles.input} onKeyDown={settleOnEnter} />
      </NumberField.Root>
      <Slider.Root
        className={styles.slider}
        value={Math.min(value, to)}
        min={min}
        max={to}
        step={step}
        onValueChange={(next) => onChange(Number(next.toFixed(digits)))}
      >
        <Slider.Control className={styles.control}>
          <Slider.Track className={styles.track}>
            <Slider.Indicator className={styles.indicator} />
            <Slider.Thumb className={styles.thumb} aria-label={label} />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </div>
  );
}
