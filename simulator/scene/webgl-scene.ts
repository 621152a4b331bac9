import { Color, LinearSRGBColorSpace, PerspectiveCamera, Scene as ThreeScene, WebGLRenderer } from 'three';
import { showStates } from '../led/colour.ts';
import { cameraOf, FIELD_OF_VIEW, FRONT, project, shapeOf } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { createLightMap } from './light-map.ts';
import { createLights } from './lights.ts';
import { NIGHT_RGB } from './night.ts';
import { createOrbit } from './orbit.ts';
import { azimuthOf, pickLight } from './pick.ts';
import { qualityOf } from './quality.ts';
import { createRing } from './ring.ts';
import type { Scene, SceneOptions } from './scene.ts';
import { createSurroundings } from './surroundings.ts';

/** More pixels than this, for each CSS pixel and in all, cost time and are not seen in a soft halo. */
const FINEST = { full: { ratio: 2, pixels: Infinity }, light: { ratio: 1, pixels: 480_000 } };

export function createWebglScene(
  canvas: HTMLCanvasElement,
  context: WebGL2RenderingContext,
  tree: TreeModel,
  { onPick, picture }: SceneOptions,
): Scene {
  const renderer = new WebGLRenderer({ canvas, context });
  // Colours are encoded once, in simulator/led; what the shaders write is what the screen gets.
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.setClearColor(new Color(...NIGHT_RGB));
  const quality = picture ? 'full' : qualityOf(context);
  const shape = shapeOf(tree.positions);
  const camera = new PerspectiveCamera((FIELD_OF_VIEW * 180) / Math.PI, 1, 0.1, 100);
  camera.up.set(0, 0, 1);
  const lightMap = createLightMap(tree, shape);
  const lights = createLights(tree, shape, quality);
  const surroundings = createSurroundings(shape, lightMap.pixels, quality);
  const ring = createRing(tree.positions);
  const world = new ThreeScene();
  world.add(surroundings.group, lights.points, ring.points);

  let size = { width: 1, height: 1 };
  let wanted = 0;
  const draw = (): void => {
    cancelAnimationFrame(wanted);
    wanted = 0;
    renderer.render(world, camera);
  };
  const changed = (): void => {
    if (wanted === 0) wanted = requestAnimationFrame(draw);
  };
  const pick = (x: number, y: number): number | null =>
    pickLight(project(tree.positions, shape, orbit.view, size.width, size.height), x, y);
  const place = (): void => {
    const { eye, target } = cameraOf(shape, orbit.view, camera.aspect);
    camera.position.set(...eye);
    camera.lookAt(...target);
    changed();
  };
  const orbit = createOrbit(canvas, place, (x, y) => onPick?.(pick(x, y)));
  canvas.addEventListener('webglcontextrestored', changed);
  if (picture) orbit.set(picture);

  return {
    kind: 'webgl',
    leds: tree.leds,
    get view() {
      return orbit.view;
    },
    show(states) {
      if (states) showStates(states, 0, tree.leds, lights.colours, 3);
      else lights.colours.fill(0);
      lightMap.fill(lights.colours);
      lights.changed();
      surroundings.lightsChanged();
      changed();
    },
    select(led) {
      ring.put(led);
      changed();
    },
    resize(width, height) {
      size = { width: Math.max(1, width), height: Math.max(1, height) };
      const finest = FINEST[quality];
      // A picture may be painted in a worker, where there is no screen.
      const ratio = picture ? 1 : Math.min(finest.ratio, devicePixelRatio, Math.sqrt(finest.pixels / (size.width * size.height)));
      renderer.setPixelRatio(ratio);
      renderer.setSize(size.width, size.height, false);
      camera.aspect = size.width / size.height;
      camera.updateProjectionMatrix();
      lights.resize((size.height * ratio) / 2 / Math.tan(FIELD_OF_VIEW / 2), ratio);
      ring.resize(ratio);
      place();
      // At once: a canvas that was resized is empty until it is drawn, which would flicker while a panel is dragged.
      draw();
    },
    pick,
    face: (led) => orbit.set({ ...orbit.view, azimuth: azimuthOf(tree.positions, led) }),
    turn: (by) => orbit.turn(by),
    resetView: () => orbit.set({ ...FRONT }),
    draw,
    dispose() {
      cancelAnimationFrame(wanted);
      canvas.removeEventListener('webglcontextrestored', changed);
      orbit.dispose();
      lights.dispose();
      surroundings.dispose();
      ring.dispose();
      renderer.dispose();
      // Browsers keep only so many contexts: this one is not to wait for the garbage collector.
      context.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}
