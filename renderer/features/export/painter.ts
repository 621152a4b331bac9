import type { View } from '../../../simulator/recording/picture/projection.ts';
import { createRasteriser } from '../../../simulator/recording/picture/rasteriser.ts';
import { createScene } from '../../../simulator/scene/scene.ts';
import type { TreeModel } from '../../../simulator/tree/tree-model.ts';
import type { Size } from './order.ts';

export interface Painter {
  canvas: OffscreenCanvas;
  /** Paints a frame's states onto the canvas; null: the dark tree. What reads the canvas does so before it waits for anything. */
  paint(states: Uint8Array | null): void;
  dispose(): void;
}

/** Paints a tree as the window's scene does, in a worker; without WebGL as the command line does. */
export function createPainter(tree: TreeModel, size: Size, view: View): Painter {
  const canvas = new OffscreenCanvas(size.width, size.height);
  if (!new OffscreenCanvas(1, 1).getContext('webgl2')) return plainPainter(canvas, tree, size, view);
  // A scene asks of its canvas only what both kinds have.
  const scene = createScene(canvas as unknown as HTMLCanvasElement, tree, { picture: view });
  scene.resize(size.width, size.height);
  return {
    canvas,
    paint(states) {
      scene.show(states);
      scene.draw();
    },
    dispose: () => scene.dispose(),
  };
}

function plainPainter(canvas: OffscreenCanvas, { positions }: TreeModel, { width, height }: Size, view: View): Painter {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser can paint no pictures in the background. Update it, or use Chromium.');
  const draw = createRasteriser(positions, width, height, view);
  const image = new ImageData(width, height);
  return {
    canvas,
    paint(states) {
      draw(states, image.data);
      context.putImageData(image, 0, 0);
    },
    dispose() {},
  };
}
