import type { Scene } from '../../../simulator/scene/scene.ts';
import { playbackKey } from '../timeline/playback-keys.ts';
import { useSelection } from './selection-store.ts';

const TURN = 0.14;
const TILT = 0.07;
const ZOOM = 1.15;

/** Keys on the tree: arrows turn it, + and − zoom, 0 resets the view, [ and ] go from LED to LED. Returns whether the key was one of them. */
export function treeKey(scene: Scene, key: string, shift: boolean): boolean {
  switch (key) {
    case 'ArrowLeft':
      scene.turn({ azimuth: -TURN });
      return true;
    case 'ArrowRight':
      scene.turn({ azimuth: TURN });
      return true;
    case 'ArrowUp':
      scene.turn({ elevation: TILT });
      return true;
    case 'ArrowDown':
      scene.turn({ elevation: -TILT });
      return true;
    case '+':
    case '=':
      scene.turn({ zoom: ZOOM });
      return true;
    case '-':
      scene.turn({ zoom: 1 / ZOOM });
      return true;
    case '0':
      scene.resetView();
      return true;
    case '[':
    case ']':
      walk(scene, key === '[' ? -1 : 1);
      return true;
    case 'Escape':
      useSelection.getState().select(null);
      return true;
    default:
      return playbackKey(key, shift);
  }
}

/** Chooses the next LED along the strand, round its ends, and turns the tree so that it is seen. */
export function walk(scene: Scene, by: number): void {
  const { led, select } = useSelection.getState();
  const next = led === null ? (by > 0 ? 0 : scene.leds - 1) : (led + by + scene.leds) % scene.leds;
  select(next);
  scene.face(next);
}
