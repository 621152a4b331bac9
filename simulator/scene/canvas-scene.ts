import { project, shapeOf, type Projected } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { AIR } from './air.ts';
import { paintBackdrop } from './canvas/backdrop.ts';
import { createHalos } from './canvas/halos.ts';
import { paintChosen, paintMarks, paintStrand } from './canvas/signs.ts';
import { createCoats } from './coats.ts';
import { type Look, PLAIN_LOOK } from './look.ts';
import { createOrbit } from './orbit.ts';
import { paneAt, type Pane, panesOf } from './panes.ts';
import { facing, pickLight } from './pick.ts';
import { PRESET_VIEWS } from './presets.ts';
import type { Scene, SceneOptions } from './scene.ts';

/** The same tree without WebGL: lights projected onto a plain canvas, over a dark silhouette. */
export function createCanvasScene(
  canvas: HTMLCanvasElement,
  planted: TreeModel,
  { look: firstLook = PLAIN_LOOK, view, onPick, onView, onTurned, picture }: SceneOptions,
): Scene {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser can paint neither WebGL nor a plain canvas.');
  let tree = planted;
  let shape = shapeOf(tree.positions);
  let look: Look = firstLook;
  let coats = createCoats(tree.leds, look);
  let halos = createHalos(tree.leds, shape);
  let size = { width: 1, height: 1, ratio: 1 };
  let panes: readonly Pane[] = panesOf(look.sides, 1, 1);
  let chosen: number | null = null;
  let wanted = 0;
  let projected: Projected | null = null;

  const places = (): Projected => (projected ??= project(tree.positions, shape, orbit.view, panes[0]!.width, panes[0]!.height));
  const changed = (): void => {
    if (wanted === 0) wanted = requestAnimationFrame(draw);
  };
  const moved = (): void => {
    projected = null;
    changed();
  };
  const pick = (x: number, y: number): number | null => {
    const { left, top } = paneAt(panes, x, y);
    return pickLight(places(), x - left, y - top);
  };
  const orbit = createOrbit(
    canvas,
    {
      changed: (seen) => {
        moved();
        onView?.(seen);
      },
      clicked: (x, y) => onPick?.(pick(x, y)),
      ...(onTurned && { turned: onTurned }),
    },
    picture ?? view,
  );

  function draw(): void {
    cancelAnimationFrame(wanted);
    wanted = 0;
    for (const pane of panes) paint(context!, pane);
  }

  function paint(to: CanvasRenderingContext2D, { coat, left, top, width, height }: Pane): void {
    const air = AIR[look.air];
    const seen = places();
    to.save();
    to.setTransform(size.ratio, 0, 0, size.ratio, left * size.ratio, top * size.ratio);
    to.beginPath();
    to.rect(0, 0, width, height);
    to.clip();
    paintBackdrop(to, air, shape, orbit.view, width, height);
    halos.paint(to, seen, coats[coat], air, look.wiring ? 0.45 : 1);
    if (look.wiring) paintStrand(to, seen);
    paintMarks(to, seen, coats.marks, { losses: look.losses && coat === 'shown', dead: look.wiring });
    if (chosen !== null) paintChosen(to, seen, chosen);
    to.restore();
  }

  return {
    kind: 'canvas',
    get leds() {
      return tree.leds;
    },
    get view() {
      return orbit.view;
    },
    plant(next) {
      if (next.leds !== tree.leds) {
        coats = createCoats(next.leds, look);
        chosen = null;
      }
      tree = next;
      shape = shapeOf(tree.positions);
      halos = createHalos(tree.leds, shape);
      moved();
    },
    show(states) {
      coats.show(states);
      changed();
    },
    look(next) {
      look = next;
      coats.look(look);
      panes = panesOf(look.sides, size.width, size.height);
      moved();
    },
    lost: () => coats.lost(),
    select(led) {
      chosen = led;
      changed();
    },
    resize(width, height) {
      size = { width: Math.max(1, width), height: Math.max(1, height), ratio: picture ? 1 : Math.min(2, devicePixelRatio) };
      canvas.width = Math.round(size.width * size.ratio);
      canvas.height = Math.round(size.height * size.ratio);
      panes = panesOf(look.sides, size.width, size.height);
      projected = null;
      draw();
    },
    pick,
    face: (led) => orbit.go(facing(orbit.view, tree.positions, led)),
    turn: (by) => orbit.turn(by),
    go: (preset) => orbit.go({ ...PRESET_VIEWS[preset] }),
    draw,
    dispose() {
      cancelAnimationFrame(wanted);
      orbit.dispose();
    },
  };
}
