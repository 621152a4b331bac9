import { CircleDashed, Moon, Sun, Sunset, Waypoints, type LucideIcon } from 'lucide-react';
import { type AirName, AIRS, type Sides } from '../../../simulator/scene/look.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Segments } from '../../ui/segments.tsx';
import { toggle, useLook } from './look-store.ts';
import styles from './view-bar.module.css';

const SIDES_TITLES: Readonly<Record<Sides, string>> = { ideal: 'Ideal', shown: 'As shown', both: 'Side by side' };
const AIR_FACES: Readonly<Record<AirName, { icon: LucideIcon; title: string }>> = {
  night: { icon: Moon, title: 'Night' },
  dusk: { icon: Sunset, title: 'Dusk' },
  day: { icon: Sun, title: 'Day' },
};

/** How the tree is looked at: which lights, at which time of day, with what drawn in. */
export function ViewBar() {
  // One by one: the view changes with each step of a turn, and nothing here with it.
  const sides = useLook((s) => s.sides);
  const air = useLook((s) => s.air);
  const wiring = useLook((s) => s.wiring);
  const losses = useLook((s) => s.losses);
  return (
    <div className={styles.bar} role="toolbar" aria-label="View of the tree">
      <Segments
        label="Lights as they are meant, or as the tree shows them"
        value={sides}
        choices={(['ideal', 'shown', 'both'] as const).map((value) => ({ value, label: SIDES_TITLES[value] }))}
        onChange={(next) => useLook.setState({ sides: next })}
      />
      <div className={styles.tools}>
        <IconButton
          icon={CircleDashed}
          label="Mark lost hues"
          keys="M"
          aria-pressed={losses && sides !== 'ideal'}
          disabled={sides === 'ideal'}
          onClick={() => toggle('losses')}
        />
        <IconButton icon={Waypoints} label="Wiring order" keys="W" aria-pressed={wiring} onClick={() => toggle('wiring')} />
        <i className={styles.gap} />
        <div role="group" aria-label="Time of day" className={styles.group}>
          {AIRS.map((name) => (
            <IconButton
              key={name}
              icon={AIR_FACES[name].icon}
              label={AIR_FACES[name].title}
              keys="D"
              aria-pressed={air === name}
              onClick={() => useLook.setState({ air: name })}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
