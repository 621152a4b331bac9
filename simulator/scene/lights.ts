import {
  BufferAttribute,
  BufferGeometry,
  CustomBlending,
  OneFactor,
  OneMinusSrcAlphaFactor,
  OneMinusSrcColorFactor,
  Points,
  ShaderMaterial,
} from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import type { AirUniforms } from './air.ts';
import { FRONT_OF } from './front.ts';
import type { Coat } from './panes.ts';
import type { Quality } from './quality.ts';

/*
 * A halo in the fragment shader costs a fifth of a sphere and nothing of a bloom pass. Colours come encoded, and are laid over each
 * other as on photographic film (screen blending): neighbours melt into each other and never burn out.
 */
const vertexShader = /* glsl */ `
  attribute vec3 light;
  uniform float halo;        // of a full light, in units of the tree
  uniform float pixels;      // pixels of one unit at distance 1
  uniform float bulbs;       // radius of a bulb, in units of the tree
  uniform float smallest;    // a bulb, in pixels
  uniform float eye;
  uniform mediump float glow;
  ${FRONT_OF}
  varying vec3 tint;
  varying float bulb;        // radius of the bulb in the sprite's radius
  varying float level;
  varying float front;
  void main() {
    vec4 seen = modelViewMatrix * vec4(position, 1.0);
    gl_Position = projectionMatrix * seen;
    front = frontOf(position);
    float plain = max(light.r, max(light.g, light.b));
    float lift = plain > 0.0 ? pow(plain, -eye) : 0.0;
    level = plain * lift;
    float unit = pixels / -seen.z;
    float core = max(smallest, bulbs * unit);
    float reach = halo * unit * (0.35 + 0.65 * level) * (0.45 + 0.55 * front) * (0.4 + 0.6 * glow);
    float size = max(core * 2.4, reach * step(0.004, level));
    bulb = core / size;
    tint = light * lift;
    gl_PointSize = size;
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  uniform vec3 unlit;
  uniform float glow;
  varying vec3 tint;
  varying float bulb;
  varying float level;
  varying float front;
  void main() {
    vec2 place = gl_PointCoord * 2.0 - 1.0;
    float fade = 1.0 - dot(place, place);
    if (fade < 0.0) discard;
    // The bulb's edge, by the square of the distance: no root for each pixel.
    float inside = (1.0 - fade) / (bulb * bulb);
    float core = clamp((1.3 - inside) * 1.1, 0.0, 1.0);
    float square = fade * fade;
    float spread = square * (0.2 + 0.55 * square) * glow;
    vec3 hot = mix(tint, vec3(level), clamp(0.6 - 0.6 * inside, 0.0, 1.0) * glow);
    vec3 dark = unlit * core * (1.0 - level);
    float around = spread * (1.0 - core);
    gl_FragColor = vec4(hot * core + tint * around + dark, core + around) * front;
  }
`;

/** How wide halos are, in distances between the lights; and the narrowest, in radii of the tree. */
const HALO = { full: { apart: 2.1, least: 0.06 }, light: { apart: 1.38, least: 0.045 } };

/** All lights of a tree, as points, in both of their coats. Say `changed` after writing the colours (R, G, B, 0–255, sRGB). */
export function createLights(air: AirUniforms) {
  const uniforms = {
    ...air,
    halo: { value: 0 },
    bulbs: { value: 0 },
    pixels: { value: 1 },
    smallest: { value: 2 },
    cone: { value: [1, 2] },
  };
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    blending: CustomBlending,
    blendSrc: OneFactor,
    blendDst: OneMinusSrcColorFactor,
  });
  const coats: Record<Coat, Points<BufferGeometry, ShaderMaterial>> = {
    ideal: new Points<BufferGeometry, ShaderMaterial>(undefined, material),
    shown: new Points<BufferGeometry, ShaderMaterial>(undefined, material),
  };
  const both = [coats.ideal, coats.shown];
  for (const points of both) points.frustumCulled = false;
  return {
    points: both,
    plant({ positions, leds }: TreeModel, { radius, height }: Shape, quality: Quality, colours: Record<Coat, Uint8Array>) {
      for (const coat of ['ideal', 'shown'] as const) {
        const geometry = new BufferGeometry();
        geometry.setAttribute('position', new BufferAttribute(positions, 3));
        geometry.setAttribute('light', new BufferAttribute(colours[coat], 3, true));
        coats[coat].geometry.dispose();
        coats[coat].geometry = geometry;
      }
      // Halos are as wide as the lights are apart, within reason, so that 50 and 10,000 both read as lights on a tree.
      const apart = Math.sqrt((Math.PI * radius * Math.hypot(radius, height)) / leds);
      const { apart: wide, least } = HALO[quality];
      uniforms.halo.value = Math.min(0.34, Math.max(least, apart * wide)) * radius;
      uniforms.bulbs.value = Math.min(0.03, Math.max(0.008, apart * 0.25)) * radius;
      uniforms.cone.value = [radius, height];
    },
    changed(coat: Coat) {
      coats[coat].geometry.getAttribute('light').needsUpdate = true;
    },
    /** @param hides what is behind a light, rather than to add to it */
    blend(hides: boolean) {
      material.blendDst = hides ? OneMinusSrcAlphaFactor : OneMinusSrcColorFactor;
    },
    wear(coat: Coat) {
      coats.ideal.visible = coat === 'ideal';
      coats.shown.visible = coat === 'shown';
    },
    resize(pixels: number, ratio: number) {
      uniforms.pixels.value = pixels;
      uniforms.smallest.value = 1.6 * ratio;
    },
    dispose() {
      for (const { geometry } of both) geometry.dispose();
      material.dispose();
    },
  };
}
