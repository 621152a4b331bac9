import { useState } from 'react';
import { SPEEDS } from '../../../simulator/tree/model/speeds.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Select } from '../../ui/select.tsx';
import { useTree } from './tree-store.ts';
import styles from './tree-panel.module.css';

const OWN = { value: 'own', label: 'Own value' };
const CHOICES = [...Object.values(SPEEDS).map(({ name, microsPerLed }) => ({ value: String(microsPerLed), label: name })), OWN];

/** How fast the tree takes new lights: by what drives it, or by a value of one's own. */
export function SpeedSection() {
  const { file, set } = useTree();
  const { leds, speed } = file;
  // A value of one's own may begin with that of a driver.
  const [own, setOwn] = useState<number | null>(null);
  const known = own !== speed.microsPerLed && CHOICES.some(({ value }) => Number(value) === speed.microsPerLed);
  const setMs = (speed.microsPerLed * leds) / 1_000;
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>Speed</h3>
      <Select
        label="Driven by"
        value={known ? String(speed.microsPerLed) : OWN.value}
        choices={CHOICES}
        onChange={(value) => {
          setOwn(value === OWN.value ? speed.microsPerLed : null);
          if (value !== OWN.value) set({ ...file, speed: { microsPerLed: Number(value) } });
        }}
      />
      <NumberInput
        label="µs for each LED"
        value={speed.microsPerLed}
        min={1}
        max={10_000}
        digits={1}
        onCommit={(microsPerLed) => set({ ...file, speed: { microsPerLed } })}
      />
      <p className={styles.note}>
        A frame takes {setMs.toFixed(setMs < 10 ? 1 : 0)} ms: at most {(1_000 / setMs).toFixed(1)} frames a second.
      </p>
    </section>
  );
}
