import type { View } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { createCanvasScene } from './canvas-scene.ts';
import type { Lost } from './coats.ts';
import type { Look } from './look.ts';
import type { Turn } from './orbit.ts';
import type { Preset } from './presets.ts';
import { createWebglScene } from './webgl-scene.ts';

/** A tree on a canvas. Nothing is drawn unless something changed: the states, the look, the size, the view, or the chosen LED. */
export interface Scene {
  /** `webgl`, or `canvas` where that cannot be had */
  readonly kind: 'webgl' | 'canvas';
  readonly leds: number;
  /** from where it is seen now */
  readonly view: View;
  /** Puts the lights elsewhere, as many or others; the view stays, and so do the colours where there are as many. */
  plant(tree: TreeModel): void;
  /** Shows a frame's states (R, G, B, L for each LED); null: the dark tree. The array is read at once and not kept. */
  show(states: Uint8Array | null): void;
  look(look: Look): void;
  /** What the tree makes the frame lose: counted where it is marked, and of the last frame that was. */
  lost(): Lost;
  /** Draws a ring around an LED. */
  select(led: number | null): void;
  /** CSS pixels */
  resize(width: number, height: number): void;
  /** The LED at a point, in CSS pixels from the top left; null where none is near. */
  pick(x: number, y: number): number | null;
  /** Turns the view so that an LED faces the reader; a closer look is one at its height. */
  face(led: number): void;
  /** Turns by angles in radians, and zooms by a factor. */
  turn(by: Turn): void;
  go(preset: Preset): void;
  /** Draws now what would be drawn with the next frame of the screen. */
  draw(): void;
  dispose(): void;
}

export interface SceneOptions {
  /** how it looks, and from where it is seen, at first */
  look?: Look;
  view?: View;
  /** a click, or a tap, that did not turn the tree; null beside every LED */
  onPick?: (led: number | null) => void;
  onView?: (view: View) => void;
  /** the reader turned the tree to another side */
  onTurned?: () => void;
  /** The machine took what the tree is painted with, or gave it back, after which it goes on as it was. */
  onLost?: (lost: boolean) => void;
  /** paints on a plain canvas even where WebGL can be had */
  plain?: boolean;
  /** A picture to be kept, seen from here: a pixel for each of its size, as fine as can be, whatever that takes. */
  picture?: View;
}

/** The canvas got a context that it can neither use nor exchange: another canvas is to be tried. */
export class ContextLost extends Error {
  override readonly name = 'ContextLost';
  constructor() {
    super('The graphics card took back what the tree is painted with.');
  }
}

/** Paints a tree in WebGL, or where there is none (no driver, blocked, in a virtual machine) on a plain canvas. */
export function createScene(canvas: HTMLCanvasElement, tree: TreeModel, options: SceneOptions = {}): Scene {
  const context = options.plain ? null : canvas.getContext('webgl2', { antialias: false, alpha: false, powerPreference: 'low-power' });
  // A graphics card that is busy may give a context that is lost already.
  if (context?.isContextLost()) throw new ContextLost();
  return context ? createWebglScene(canvas, context, tree, options) : createCanvasScene(canvas, tree, options);
}
