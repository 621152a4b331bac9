import { shown } from '../led/colour.ts';
import { NIGHT_EYE } from '../recording/picture/night-eye.ts';
import { FRONT, project, shapeOf, type Projected } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { NIGHT } from './night.ts';
import { createOrbit } from './orbit.ts';
import { azimuthOf, pickLight } from './pick.ts';
import { TRUNK } from './proportions.ts';
import type { Scene, SceneOptions } from './scene.ts';

/** Halos are painted once for each of so many steps of a channel: 16 steps a channel are told apart by no one in motion. */
const STEP = 17;
const SPRITE = 48;

/** The same tree without WebGL: lights projected onto a plain canvas, over a dark silhouette. */
export function createCanvasScene(canvas: HTMLCanvasElement, tree: TreeModel, { onPick }: SceneOptions): Scene {
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('This browser can paint neither WebGL nor a plain canvas.');
  const shape = shapeOf(tree.positions);
  const colours = new Uint8Array(tree.leds * 3);
  const sprites = new Map<number, HTMLCanvasElement>();
  const apart = Math.sqrt((Math.PI * shape.radius * Math.hypot(shape.radius, shape.height)) / tree.leds);
  const halo = Math.min(0.34, Math.max(0.06, apart * 1.6)) * shape.radius;
  let size = { width: 1, height: 1, ratio: 1 };
  let chosen: number | null = null;
  let wanted = 0;
  let projected: Projected | null = null;

  const places = (): Projected => (projected ??= project(tree.positions, shape, orbit.view, size.width, size.height));
  const changed = (): void => {
    if (wanted === 0) wanted = requestAnimationFrame(draw);
  };
  const moved = (): void => {
    projected = null;
    changed();
  };
  const pick = (x: number, y: number): number | null => pickLight(places(), x, y);
  const orbit = createOrbit(canvas, moved, (x, y) => onPick?.(pick(x, y)));

  function sprite(red: number, green: number, blue: number): HTMLCanvasElement {
    const key = (Math.round(red / STEP) << 8) | (Math.round(green / STEP) << 4) | Math.round(blue / STEP);
    const known = sprites.get(key);
    if (known) return known;
    const painted = paintSprite((key >> 8) * STEP, ((key >> 4) & 15) * STEP, (key & 15) * STEP);
    sprites.set(key, painted);
    return painted;
  }

  function draw(): void {
    cancelAnimationFrame(wanted);
    wanted = 0;
    if (!context) return;
    context.setTransform(size.ratio, 0, 0, size.ratio, 0, 0);
    context.globalCompositeOperation = 'source-over';
    context.fillStyle = NIGHT;
    context.fillRect(0, 0, size.width, size.height);
    paintBody(context);
    const { places: at, seen } = places();
    context.globalCompositeOperation = 'screen';
    for (let led = 0; led < tree.leds; led++) {
      const [red, green, blue] = [colours[led * 3]!, colours[led * 3 + 1]!, colours[led * 3 + 2]!];
      const dark = red + green + blue === 0;
      const wide = Math.max(4, halo * at[led * 3 + 2]! * (dark ? 0.3 : 0.4 + (0.6 * Math.max(red, green, blue)) / 255));
      context.globalAlpha = seen[led]!;
      const lift = dark ? 1 : (Math.max(red, green, blue) / 255) ** -NIGHT_EYE;
      const image = dark ? sprite(34, 34, 34) : sprite(red * lift, green * lift, blue * lift);
      context.drawImage(image, at[led * 3]! - wide / 2, at[led * 3 + 1]! - wide / 2, wide, wide);
    }
    context.globalAlpha = 1;
    if (chosen === null) return;
    context.globalCompositeOperation = 'source-over';
    context.strokeStyle = '#fff';
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(at[chosen * 3]!, at[chosen * 3 + 1]!, 9, 0, 2 * Math.PI);
    context.stroke();
  }

  function paintBody(to: CanvasRenderingContext2D): void {
    const { radius, height } = shape;
    const rim = Array.from({ length: 48 }, (_, i) => (i / 48) * 2 * Math.PI).flatMap((angle) => [
      radius * Math.cos(angle),
      radius * Math.sin(angle),
      0,
    ]);
    const outline = project(
      Float32Array.from([0, 0, height, 0, 0, height * -TRUNK, ...rim]),
      shape,
      orbit.view,
      size.width,
      size.height,
    ).places;
    const point = (i: number): [number, number] => [outline[i * 3]!, outline[i * 3 + 1]!];
    const [tip, foot] = [point(0), point(1)];
    const edge = Array.from({ length: 48 }, (_, i) => point(i + 2));
    const left = edge.reduce((a, b) => (b[0] < a[0] ? b : a));
    const right = edge.reduce((a, b) => (b[0] > a[0] ? b : a));
    const trunk = (right[0] - left[0]) * 0.035;
    to.fillStyle = '#15100c';
    to.fillRect(foot[0] - trunk, left[1], trunk * 2, foot[1] - left[1]);
    const shade = to.createLinearGradient(left[0], 0, right[0], 0);
    shade.addColorStop(0, '#0a0e10');
    shade.addColorStop(0.5, '#101917');
    shade.addColorStop(1, '#0a0e10');
    to.fillStyle = shade;
    to.beginPath();
    for (const corner of edge) to.lineTo(...corner);
    to.fill();
    to.beginPath();
    to.moveTo(...tip);
    to.lineTo(...right);
    to.lineTo(...left);
    to.fill();
  }

  return {
    kind: 'canvas',
    leds: tree.leds,
    get view() {
      return orbit.view;
    },
    show(states) {
      for (let i = 0; i < colours.length; i++) {
        const at = Math.floor(i / 3) * 4;
        colours[i] = states ? shown(states[at + (i % 3)]!, states[at + 3]!) : 0;
      }
      changed();
    },
    select(led) {
      chosen = led;
      changed();
    },
    resize(width, height) {
      size = { width: Math.max(1, width), height: Math.max(1, height), ratio: Math.min(2, devicePixelRatio) };
      canvas.width = Math.round(size.width * size.ratio);
      canvas.height = Math.round(size.height * size.ratio);
      projected = null;
      draw();
    },
    pick,
    face: (led) => orbit.set({ ...orbit.view, azimuth: azimuthOf(tree.positions, led) }),
    turn: (by) => orbit.turn(by),
    resetView: () => orbit.set({ ...FRONT }),
    draw,
    dispose() {
      cancelAnimationFrame(wanted);
      orbit.dispose();
    },
  };
}

function paintSprite(red: number, green: number, blue: number): HTMLCanvasElement {
  const sprite = document.createElement('canvas');
  sprite.width = sprite.height = SPRITE;
  const to = sprite.getContext('2d');
  if (!to) return sprite;
  const glow = to.createRadialGradient(SPRITE / 2, SPRITE / 2, 0, SPRITE / 2, SPRITE / 2, SPRITE / 2);
  const top = Math.max(red, green, blue);
  const hot = [red, green, blue].map((channel) => channel + (top - channel) * 0.55);
  glow.addColorStop(0, `rgb(${hot.join()})`);
  glow.addColorStop(0.14, `rgb(${red} ${green} ${blue})`);
  glow.addColorStop(0.25, `rgb(${red} ${green} ${blue} / 0.4)`);
  glow.addColorStop(0.5, `rgb(${red} ${green} ${blue} / 0.12)`);
  glow.addColorStop(1, `rgb(${red} ${green} ${blue} / 0)`);
  to.fillStyle = glow;
  to.fillRect(0, 0, SPRITE, SPRITE);
  return sprite;
}
