import { Minus, MoveDown, MoveUp, Plus } from 'lucide-react';
import { FRONT } from '../../../simulator/recording/picture/projection.ts';
import { type Preset, PRESETS, sideOf } from '../../../simulator/scene/presets.ts';
import type { Scene } from '../../../simulator/scene/scene.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Tip } from '../../ui/tip.tsx';
import { useLook } from './look-store.ts';
import styles from './compass.module.css';

/** Sides of the tree on the dial, by their angle from the reader (0 is below, turning to the right). */
const POINTS = { front: 0, right: Math.PI / 2, back: Math.PI, left: -Math.PI / 2 } as const;
/** Of the dial, in its own units. */
const RADIUS = 25;

const keyOf = (preset: Preset): string => String(PRESETS.indexOf(preset) + 1);

/** Tells the front of the tree from its back: a dial that turns with it, whose letters are places to stand. */
export function Compass({ scene }: { scene: Scene }) {
  const azimuth = useLook((s) => s.camera.azimuth);
  const turned = azimuth - FRONT.azimuth;
  return (
    <div className={styles.compass} role="group" aria-label="Where you stand">
      <div className={styles.dial}>
        <svg viewBox="-34 -34 68 68" aria-hidden>
          <circle r="33" className={styles.plate} />
          <circle r="15" className={styles.tree} />
          <g transform={`rotate(${(turned * 180) / Math.PI})`}>
            <path d="M -4.5 13 L 0 19 L 4.5 13" className={styles.front} />
          </g>
        </svg>
        {Object.entries(POINTS).map(([name, angle]) => {
          const at = angle - turned;
          return (
            <Tip key={name} text={`From the ${name}`} keys={keyOf(name as Preset)} side="top">
              <button
                type="button"
                aria-label={`From the ${name}`}
                className={styles.point}
                data-side={name}
                style={{ translate: `${(Math.sin(at) * RADIUS).toFixed(1)}px ${(Math.cos(at) * RADIUS).toFixed(1)}px` }}
                onClick={() => scene.go(name as Preset)}
              >
                {name[0]!.toUpperCase()}
              </button>
            </Tip>
          );
        })}
        <span className="visually-hidden" role="status">
          Seen from the {sideOf({ azimuth })}
        </span>
      </div>
      <div className={styles.steps}>
        <IconButton icon={MoveDown} size={13} label="From above" keys={keyOf('above')} side="right" onClick={() => scene.go('above')} />
        <IconButton icon={MoveUp} size={13} label="From below" keys={keyOf('below')} side="right" onClick={() => scene.go('below')} />
        <IconButton icon={Plus} size={13} label="Nearer" keys="+" side="right" onClick={() => scene.turn({ zoom: 1.25 })} />
        <IconButton icon={Minus} size={13} label="Farther" keys="-" side="right" onClick={() => scene.turn({ zoom: 0.8 })} />
      </div>
    </div>
  );
}
