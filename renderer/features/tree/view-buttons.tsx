import { Minus, Plus, RotateCcw } from 'lucide-react';
import type { Scene } from '../../../simulator/scene/scene.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './view-buttons.module.css';

/** Zoom, and back to the front. */
export function ViewButtons({ scene }: { scene: Scene }) {
  return (
    <div className={styles.buttons} role="toolbar" aria-label="View of the tree">
      <IconButton icon={Plus} label="Nearer" keys="+" side="left" onClick={() => scene.turn({ zoom: 1.25 })} />
      <IconButton icon={Minus} label="Farther" keys="-" side="left" onClick={() => scene.turn({ zoom: 0.8 })} />
      <IconButton icon={RotateCcw} label="Reset the view" keys="0" side="left" onClick={() => scene.resetView()} />
    </div>
  );
}
