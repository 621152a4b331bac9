import {
  ClampToEdgeWrapping,
  Color,
  CylinderGeometry,
  DataTexture,
  Group,
  LinearFilter,
  Mesh,
  MeshBasicMaterial,
  NoBlending,
  RepeatWrapping,
  RGBAFormat,
} from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import { createAura } from './aura.ts';
import { createBody } from './body.ts';
import { createGround } from './ground.ts';
import { COLUMNS, ROWS } from './light-map.ts';
import { TRUNK } from './proportions.ts';
import type { Quality } from './quality.ts';

/** Encoded, 0–1: no colour management is to touch it. */
const TRUNK_COLOUR = new Color(0.1, 0.078, 0.062);

/** Everything that is no light: the dark body that hides the lights at the back, the trunk, the ground with its pool of light, the glow. */
export function createSurroundings(shape: Shape, lightPixels: Uint8Array, quality: Quality) {
  const { radius, height } = shape;
  const lights = new DataTexture(lightPixels, COLUMNS, ROWS, RGBAFormat);
  lights.wrapS = RepeatWrapping;
  lights.wrapT = ClampToEdgeWrapping;
  lights.magFilter = lights.minFilter = LinearFilter;
  lights.needsUpdate = true;

  const aura = quality === 'full' ? createAura(shape) : null;
  const ground = createGround(shape, lights);
  const body = createBody(shape, lights);
  const trunk = new Mesh(
    new CylinderGeometry(radius * 0.065, radius * 0.08, height * TRUNK, 10, 1, true)
      .rotateX(Math.PI / 2)
      .translate(0, 0, (height * -TRUNK) / 2),
    new MeshBasicMaterial({ color: TRUNK_COLOUR, transparent: true, blending: NoBlending }),
  );
  const meshes = [...(aura ? [aura.mesh] : []), ground.mesh, trunk, body.mesh];
  meshes.forEach((mesh, order) => (mesh.renderOrder = order));
  const group = new Group();
  group.add(...meshes);
  return {
    group,
    lightsChanged() {
      lights.needsUpdate = true;
      aura?.glow(meanOf(lightPixels));
    },
    dispose() {
      aura?.dispose();
      ground.dispose();
      body.dispose();
      trunk.geometry.dispose();
      trunk.material.dispose();
      lights.dispose();
    },
  };
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
