import { Dices } from 'lucide-react';
import type { Lights } from '../../../simulator/tree/model/lights.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { SliderInput } from '../../ui/slider-input.tsx';
import styles from './tree-panel.module.css';

const VOLUMES = { cone: 'Cone', cylinder: 'Cylinder', sphere: 'Sphere', box: 'Box' } as const;
const VOLUME_CHOICES = (Object.keys(VOLUMES) as (keyof typeof VOLUMES)[]).map((value) => ({ value, label: VOLUMES[value] }));

/** What can be changed of a shape. Lengths are in radii of the tree's foot. */
export function ShapeParameters({ lights, onChange }: { lights: Lights; onChange(lights: Lights): void }) {
  if (lights.shape === 'coordinates') return null;
  const byChance = lights.shape === 'random' || lights.stray > 0;
  return (
    <>
      <SliderInput
        label="Height"
        value={lights.height}
        min={0.1}
        max={20}
        to={5}
        step={0.05}
        digits={2}
        onChange={(height) => onChange({ ...lights, height })}
      />
      {lights.shape === 'spiral' && (
        <SliderInput
          label="Turns"
          value={lights.turns}
          min={0.1}
          max={200}
          to={40}
          step={0.1}
          digits={1}
          onChange={(turns) => onChange({ ...lights, turns })}
        />
      )}
      {lights.shape === 'strings' && (
        <SliderInput
          label="Strings"
          value={lights.strings}
          min={1}
          max={1_000}
          to={60}
          onChange={(strings) => onChange({ ...lights, strings })}
        />
      )}
      {lights.shape === 'matrix' && (
        <>
          <SliderInput
            label="Columns"
            value={lights.columns}
            min={1}
            max={10_000}
            to={100}
            onChange={(columns) => onChange({ ...lights, columns })}
          />
          <Two label="Form" choices={['Wall', 'Column']} value={lights.around} onChange={(around) => onChange({ ...lights, around })} />
        </>
      )}
      {(lights.shape === 'strings' || lights.shape === 'matrix') && (
        <Two
          label="Wired"
          choices={['One way', 'There and back']}
          value={lights.zigzag}
          onChange={(zigzag) => onChange({ ...lights, zigzag })}
        />
      )}
      {lights.shape === 'random' ? (
        <Select label="Inside a" value={lights.volume} choices={VOLUME_CHOICES} onChange={(volume) => onChange({ ...lights, volume })} />
      ) : (
        <SliderInput
          label="Hung askew"
          value={lights.stray}
          min={0}
          max={1}
          to={0.4}
          step={0.01}
          digits={2}
          onChange={(stray) => onChange({ ...lights, stray })}
        />
      )}
      {byChance && (
        <Button look="quiet" className={styles.chance} onClick={() => onChange({ ...lights, seed: Math.floor(Math.random() * 10_000) })}>
          <Dices size={13} aria-hidden /> Hang them anew
        </Button>
      )}
    </>
  );
}

/** One of two, the second of which is true. */
function Two({ label, choices: [no, yes], value, onChange }: TwoProps) {
  return (
    <div className={styles.field}>
      <span className={styles.label}>{label}</span>
      <Segments
        label={label}
        value={value ? 'yes' : 'no'}
        choices={[
          { value: 'no', label: no },
          { value: 'yes', label: yes },
        ]}
        onChange={(next) => onChange(next === 'yes')}
      />
    </div>
  );
}

interface TwoProps {
  label: string;
  choices: readonly [no: string, yes: string];
  value: boolean;
  onChange(value: boolean): void;
}
