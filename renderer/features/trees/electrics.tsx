import { colourOrder } from '../../../simulator/led/path/colour-order.ts';
import { FULL_DUTY } from '../../../simulator/led/path/duty.ts';
import { amperesOf } from '../../../simulator/recording/instruments/power.ts';
import { NumberInput } from '../../ui/number-input.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { DeadLeds } from './dead-leds.tsx';
import { SpeedSection } from './speed-section.tsx';
import { useTree } from './tree-store.ts';
import styles from './tree-panel.module.css';

const ORDERS = colourOrder.options.map((value) => ({ value, label: value }));

const RULES = {
  plan: 'Rules of the plan: math, random and time can be imported; lights shine as bright as they are told.',
  deployed: 'Rules of the tree that stood: no imports, a guarded Python, and a fifth of the light.',
};

/** All but the places of the lights: their wiring, their speed, their supply, and the rules of the tree. */
export function Electrics() {
  const { file, set } = useTree();
  const { leds, order, supply, rules } = file;
  const full = amperesOf(leds * 3 * FULL_DUTY[rules], leds);
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.heading}>Strip</h3>
        <Select label="Order of its colours" value={order} choices={ORDERS} onChange={(next) => set({ ...file, order: next })} />
        <DeadLeds />
      </section>
      <SpeedSection />
      <section className={styles.section}>
        <h3 className={styles.heading}>Supply</h3>
        <div className={styles.pair}>
          <NumberInput
            label="Volts"
            value={supply.volts}
            min={1}
            max={48}
            digits={1}
            onCommit={(volts) => set({ ...file, supply: { ...supply, volts } })}
          />
          <NumberInput
            label="Amperes"
            value={supply.amperes}
            min={0.1}
            max={1_000}
            digits={1}
            onCommit={(amperes) => set({ ...file, supply: { ...supply, amperes } })}
          />
        </div>
        <p className={styles.note}>
          All white, the lights take {full.toFixed(1)} A ({Math.round(full * supply.volts)} W)
          {full > supply.amperes ? ': more than it gives.' : '.'}
        </p>
      </section>
      <section className={styles.section}>
        <h3 className={styles.heading}>Rules</h3>
        <div>
          <Segments
            label="Rules"
            value={rules}
            choices={[
              { value: 'plan', label: 'Plan' },
              { value: 'deployed', label: 'Deployed' },
            ]}
            onChange={(next) => set({ ...file, rules: next })}
          />
        </div>
        <p className={styles.note}>{RULES[rules]}</p>
      </section>
    </>
  );
}
