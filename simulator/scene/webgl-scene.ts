import { Color, LinearSRGBColorSpace, PerspectiveCamera, WebGLRenderer } from 'three';
import { cameraOf, FIELD_OF_VIEW, project, shapeOf } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { AIR } from './air.ts';
import { createCoats } from './coats.ts';
import { createFrameWatch } from './frame-watch.ts';
import { type Look, PLAIN_LOOK } from './look.ts';
import { createOrbit } from './orbit.ts';
import { paneAt, type Pane, panesOf } from './panes.ts';
import { facing, pickLight } from './pick.ts';
import { createPixelBudget, MOVING_MS } from './pixel-budget.ts';
import { PRESET_VIEWS } from './presets.ts';
import { qualityOf } from './quality.ts';
import type { Scene, SceneOptions } from './scene.ts';
import { createWorld } from './world.ts';

/** More pixels than this, for each CSS pixel and in all, cost time and are not seen in a soft halo. The sky costs some more. */
const FINEST = { full: { ratio: 2, night: Infinity, sky: Infinity }, light: { ratio: 1, night: 440_000, sky: 340_000 } };

export function createWebglScene(
  canvas: HTMLCanvasElement,
  context: WebGL2RenderingContext,
  planted: TreeModel,
  { look: firstLook = PLAIN_LOOK, view, onPick, onView, onTurned, onLost, picture }: SceneOptions,
): Scene {
  const renderer = new WebGLRenderer({ canvas, context });
  // Colours are encoded once, in simulator/led; what the shaders write is what the screen gets.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.setScissorTest(true);
  const camera = new PerspectiveCamera((FIELD_OF_VIEW * 180) / Math.PI, 1, 0.1, 200);
  camera.up.set(0, 0, 1);

  let tree = planted;
  let shape = shapeOf(tree.positions);
  let look: Look = firstLook;
  let coats = createCoats(tree.leds, look);
  let quality = picture ? 'full' : qualityOf(context);
  let size = { width: 1, height: 1 };
  let ratio = 0;
  let panes: readonly Pane[] = panesOf(look.sides, 1, 1);
  let chosen: number | null = null;
  let wanted = 0;

  const world = createWorld(coats, look, quality);
  const budget = createPixelBudget();
  const pixel = new Uint8Array(4);
  let still: ReturnType<typeof setTimeout> | undefined;
  const watch = createFrameWatch(() => {
    quality = 'light';
    world.refine(quality);
    world.plant(tree, coats);
    fit();
  });

  const draw = (): void => {
    cancelAnimationFrame(wanted);
    wanted = 0;
    const begun = performance.now();
    refine(begun);
    for (const { coat, left, top, width, height } of panes) {
      world.wear(coat);
      const from = size.height - top - height;
      renderer.setViewport(left, from, width, height);
      renderer.setScissor(left, from, width, height);
      renderer.render(world.world, camera);
    }
    if (picture) return;
    if (quality === 'full') return watch.painted();
    if (!budget.isTimed()) return;
    // Whoever asks for a pixel waits until all are painted.
    context.readPixels(0, 0, 1, 1, context.RGBA, context.UNSIGNED_BYTE, pixel);
    budget.took(performance.now() - begun, size.width * size.height * ratio ** 2);
  };
  const changed = (): void => {
    if (wanted === 0) wanted = requestAnimationFrame(draw);
  };
  const place = (): void => {
    const { eye, target } = cameraOf(shape, orbit.view, camera.aspect);
    camera.position.set(...eye);
    camera.lookAt(...target);
    world.uniforms.horizon.value = [orbit.view.elevation, Math.tan(FIELD_OF_VIEW / 2)];
    changed();
  };
  const pick = (x: number, y: number): number | null => {
    const { left, top, width, height } = paneAt(panes, x, y);
    return pickLight(project(tree.positions, shape, orbit.view, width, height), x - left, y - top);
  };
  /** As many pixels as the next frame is worth. */
  const refine = (now: number): void => {
    const finest = FINEST[quality];
    const most = Math.min(size.width * size.height * finest.ratio ** 2, look.air === 'night' ? finest.night : finest.sky);
    const pixels = quality === 'light' && !picture ? budget.pixels(now, most) : most;
    // A picture may be painted in a worker, where there is no screen.
    const next = picture ? 1 : Math.min(finest.ratio, devicePixelRatio, Math.sqrt(pixels / (size.width * size.height)));
    clearTimeout(still);
    if (pixels < most) still = setTimeout(changed, 2 * MOVING_MS);
    if (next === ratio) return;
    ratio = next;
    const { width, height } = panes[0]!;
    renderer.setPixelRatio(ratio);
    renderer.setSize(size.width, size.height, false);
    world.resize((height * ratio) / 2 / Math.tan(FIELD_OF_VIEW / 2), ratio, width * ratio, height * ratio);
  };
  const fit = (): void => {
    panes = panesOf(look.sides, size.width, size.height);
    camera.aspect = panes[0]!.width / panes[0]!.height;
    camera.updateProjectionMatrix();
    ratio = 0;
    place();
    // At once: a canvas that was resized is empty until it is drawn, which would flicker while a panel is dragged.
    draw();
  };
  const orbit = createOrbit(
    canvas,
    {
      changed: (seen) => {
        place();
        onView?.(seen);
      },
      clicked: (x, y) => onPick?.(pick(x, y)),
      ...(onTurned && { turned: onTurned }),
    },
    picture ?? view,
  );
  const dress = (): void => {
    renderer.setClearColor(new Color(...AIR[look.air].zenith));
    world.look(look);
  };
  const lost = (): void => onLost?.(true);
  const restored = (): void => {
    onLost?.(false);
    changed();
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);
  world.plant(tree, coats);
  dress();

  return {
    kind: 'webgl',
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
      world.plant(tree, coats);
      world.choose(tree.positions, chosen);
      place();
    },
    show(states) {
      coats.show(states);
      world.changed();
      changed();
    },
    look(next) {
      const again = next.sides !== look.sides || next.air !== look.air;
      look = next;
      coats.look(look);
      dress();
      if (again) fit();
      else changed();
    },
    lost: () => coats.lost(),
    select(led) {
      chosen = led;
      world.choose(tree.positions, led);
      changed();
    },
    resize(width, height) {
      size = { width: Math.max(1, width), height: Math.max(1, height) };
      fit();
    },
    pick,
    face: (led) => orbit.go(facing(orbit.view, tree.positions, led)),
    turn: (by) => orbit.turn(by),
    go: (preset) => orbit.go({ ...PRESET_VIEWS[preset] }),
    draw,
    dispose() {
      cancelAnimationFrame(wanted);
      clearTimeout(still);
      watch.stop();
      canvas.removeEventListener('webglcontextlost', lost);
      canvas.removeEventListener('webglcontextrestored', restored);
      orbit.dispose();
      world.dispose();
      renderer.dispose();
      // Browsers keep only so many contexts: this one is not to wait for the garbage collector.
      context.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}
