import type { View } from '../../../simulator/recording/picture/projection.ts';
import type { Look } from '../../../simulator/scene/look.ts';
import { createScene } from '../../../simulator/scene/scene.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import type { Size } from './order.ts';

export interface Painter {
  canvas: OffscreenCanvas;
  /** Paints a frame's states onto the canvas; null: the dark tree. What reads the canvas does so before it waits for anything. */
  paint(states: Uint8Array | null): void;
}

/** Paints a tree as the window's scene does, in a worker; it is gone with that. */
export function createPainter(tree: TreeModel, { width, height }: Size, view: View, look: Look): Painter {
  const canvas = new OffscreenCanvas(width, height);
  // A scene asks of its canvas only what both kinds have.
  const scene = createScene(canvas as unknown as HTMLCanvasElement, tree, { picture: view, look });
  scene.resize(width, height);
  return {
    canvas,
    paint(states) {
      scene.show(states);
      scene.draw();
    },
  };
}
