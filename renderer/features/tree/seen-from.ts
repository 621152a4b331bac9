import { FRONT, type View } from '../../../simulator/recording/picture/projection.ts';
import type { Scene } from '../../../simulator/scene/scene.ts';

let scene: Pick<Scene, 'view'> | null = null;

/** From where the tree is seen in the window; from the front, where it is not there. */
export function seenFrom(): View {
  return scene?.view ?? FRONT;
}

/** Pictures that are exported are seen as through this scene from now on. */
export function seenThrough(next: Pick<Scene, 'view'>): void {
  scene = next;
}
