import { ClampToEdgeWrapping, DataTexture, LinearFilter, type Object3D, RepeatWrapping, RGBAFormat, Scene as ThreeScene } from 'three';
import { shapeOf } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { AIR, createAirUniforms } from './air.ts';
import { createAura } from './aura.ts';
import { createBody } from './body.ts';
import type { Coats } from './coats.ts';
import { createGround } from './ground.ts';
import { createLabels } from './labels.ts';
import { COLUMNS, createLightMap, ROWS } from './light-map.ts';
import { createLights } from './lights.ts';
import type { Look } from './look.ts';
import { createMarks } from './marks.ts';
import type { Coat } from './panes.ts';
import type { Quality } from './quality.ts';
import { createRing } from './ring.ts';
import { createSky } from './sky.ts';
import { createStrand } from './strand.ts';
import { createTrunk } from './trunk.ts';

/** Lights and all that stands around them, as three.js paints it. One world has both coats: it wears one of them at a time. */
export function createWorld(coats: Coats, look: Look, quality: Quality) {
  const { uniforms, breathe } = createAirUniforms();
  const maps: Record<Coat, DataTexture> = { ideal: lightTexture(), shown: lightTexture() };
  const sky = createSky(uniforms);
  const aura = createAura(uniforms);
  const ground = createGround(uniforms);
  const trunk = createTrunk(uniforms);
  const body = createBody(uniforms);
  const lights = createLights(uniforms);
  const strand = createStrand();
  const marks = createMarks();
  const labels = createLabels();
  const ring = createRing();
  const world = new ThreeScene();
  const layers: Object3D[] = [
    sky.mesh,
    aura.mesh,
    ground.mesh,
    ...trunk.meshes,
    body.mesh,
    ...lights.points,
    strand.line,
    marks.points,
    labels.points,
    ring.points,
  ];
  layers.forEach((layer, order) => (layer.renderOrder = order));
  world.add(...layers);
  let lightMap: ReturnType<typeof createLightMap> | null = null;

  const changed = (): void => {
    for (const coat of coatsOf(look)) {
      lightMap?.fill(coats[coat], pixelsOf(maps[coat]));
      maps[coat].needsUpdate = true;
      lights.changed(coat);
    }
    marks.changed();
  };

  return {
    world,
    uniforms,
    /** Puts lights where a tree has them, as many as before or others. */
    plant(tree: TreeModel, next: Coats) {
      coats = next;
      const shape = shapeOf(tree.positions);
      lightMap = createLightMap(tree, shape);
      for (const part of [aura, ground, trunk, body]) part.plant(shape);
      lights.plant(tree, shape, quality, coats);
      strand.plant(tree, shape);
      marks.plant(tree, shape, coats.marks);
      labels.plant(tree, shape);
      changed();
    },
    /** Says that the coats' colours are others. */
    changed,
    look(next: Look) {
      look = next;
      breathe(AIR[look.air]);
      lights.blend(AIR[look.air].hides);
      sky.mesh.visible = look.air !== 'night';
      strand.line.visible = labels.points.visible = look.wiring;
      // Halos would hide the line between the lights.
      if (look.wiring) uniforms.glow.value *= 0.45;
      changed();
    },
    wear(coat: Coat) {
      ground.wear(maps[coat]);
      body.wear(maps[coat]);
      lights.wear(coat);
      marks.wear(coat, look);
      aura.mesh.visible = quality === 'full';
      if (aura.mesh.visible) aura.glow(meanOf(pixelsOf(maps[coat])));
    },
    choose: (positions: Float32Array, led: number | null) => ring.put(positions, led),
    refine: (next: Quality) => void (quality = next),
    /** @param pixels of one unit of the tree at distance 1; `width` and `height` of a picture in pixels */
    resize(pixels: number, ratio: number, width: number, height: number) {
      lights.resize(pixels, ratio);
      labels.resize(ratio, width, height);
      for (const part of [marks, ring]) part.resize(ratio);
    },
    dispose() {
      for (const part of [sky, aura, ground, trunk, body, lights, strand, marks, labels, ring, ...Object.values(maps)]) part.dispose();
    },
  };
}

function coatsOf({ sides }: Look): readonly Coat[] {
  return sides === 'both' ? ['ideal', 'shown'] : [sides];
}

function lightTexture(): DataTexture {
  const texture = new DataTexture(new Uint8Array(COLUMNS * ROWS * 4), COLUMNS, ROWS, RGBAFormat);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = ClampToEdgeWrapping;
  texture.magFilter = texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

function pixelsOf({ image }: DataTexture): Uint8Array {
  return image.data as Uint8Array;
}

/** Mean colour of the light on the tree, 0–1. */
function meanOf(pixels: Uint8Array): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (let at = 0; at < pixels.length; at += 4) {
    sum[0] += pixels[at]!;
    sum[1] += pixels[at + 1]!;
    sum[2] += pixels[at + 2]!;
  }
  const scale = 255 * COLUMNS * ROWS;
  return [sum[0] / scale, sum[1] / scale, sum[2] / scale];
}
