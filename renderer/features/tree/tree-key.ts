import { PRESETS } from '../../../simulator/scene/presets.ts';
import type { Scene } from '../../../simulator/scene/scene.ts';
import { playbackKey } from '../timeline/playback-keys.ts';
import { cycle, toggle } from './look-store.ts';
import { useSelection } from './selection-store.ts';

const TURN = 0.14;
const TILT = 0.07;
const ZOOM = 1.15;

/** What keys on the tree do. Playing and stepping have theirs beside these. */
const KEYS: Readonly<Record<string, (scene: Scene) => void>> = {
  ArrowLeft: (scene) => scene.turn({ azimuth: -TURN }),
  ArrowRight: (scene) => scene.turn({ azimuth: TURN }),
  ArrowUp: (scene) => scene.turn({ elevation: TILT }),
  ArrowDown: (scene) => scene.turn({ elevation: -TILT }),
  '+': (scene) => scene.turn({ zoom: ZOOM }),
  '=': (scene) => scene.turn({ zoom: ZOOM }),
  '-': (scene) => scene.turn({ zoom: 1 / ZOOM }),
  '0': (scene) => scene.go('front'),
  '[': (scene) => walk(scene, -1),
  ']': (scene) => walk(scene, 1),
  Escape: () => useSelection.getState().select(null),
  f: () => toggle('follow'),
  v: () => cycle('sides'),
  d: () => cycle('air'),
  w: () => toggle('wiring'),
  m: () => toggle('losses'),
  ...Object.fromEntries(PRESETS.map((preset, i) => [String(i + 1), (scene: Scene) => scene.go(preset)])),
};

/** Answers a key on the tree. Returns whether it was one of them. */
export function treeKey(scene: Scene, key: string, shift: boolean): boolean {
  const act = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (!act) return playbackKey(key, shift);
  act(scene);
  return true;
}

/** Chooses the next LED along the strand, round its ends, and turns the tree so that it is seen. */
export function walk(scene: Scene, by: number): void {
  const { led, select } = useSelection.getState();
  const next = led === null ? (by > 0 ? 0 : scene.leds - 1) : (led + by + scene.leds) % scene.leds;
  select(next);
  scene.face(next);
}
