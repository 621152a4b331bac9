import { FRONT, type View } from '../../../simulator/recording/picture/projection.ts';
import { useStanding } from './scene-store.ts';

/** From where the tree is seen in the window; from the front, where it is not there. */
export function seenFrom(): View {
  return useStanding.getState().scene?.view ?? FRONT;
}
