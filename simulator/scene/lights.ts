import { BufferAttribute, BufferGeometry, CustomBlending, OneFactor, OneMinusSrcColorFactor, Points, ShaderMaterial } from 'three';
import { NIGHT_EYE } from '../recording/picture/night-eye.ts';
import type { Shape } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
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
  uniform vec2 cone;         // radius, height
  varying vec3 tint;
  varying float bulb;        // radius of the bulb in the sprite's radius
  varying float level;
  varying float front;
  void main() {
    vec4 seen = modelViewMatrix * vec4(position, 1.0);
    gl_Position = projectionMatrix * seen;
    float flatness = length(position.xy);
    vec3 normal = flatness > 1e-6 ? normalize(vec3(position.xy / flatness * cone.y, cone.x)) : vec3(0.0, 0.0, 1.0);
    float facing = dot(normal, normalize(cameraPosition - position));
    float thin = clamp((position.z / cone.y - 0.86) / 0.14, 0.0, 1.0);
    front = max(mix(0.13, 1.0, smoothstep(-0.3, 0.1, facing)), thin);
    float plain = max(light.r, max(light.g, light.b));
    float lift = plain > 0.0 ? pow(plain, -${NIGHT_EYE.toFixed(3)}) : 0.0;
    level = plain * lift;
    float unit = pixels / -seen.z;
    float core = max(smallest, bulbs * unit);
    float size = max(core * 2.4, halo * unit * (0.35 + 0.65 * level) * (0.45 + 0.55 * front) * step(0.004, level));
    bulb = core / size;
    tint = light * lift;
    gl_PointSize = size;
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
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
    float glow = square * (0.2 + 0.55 * square);
    vec3 hot = mix(tint, vec3(level), clamp(0.6 - 0.6 * inside, 0.0, 1.0));
    vec3 dark = vec3(0.15, 0.175, 0.18) * core * (1.0 - level);
    gl_FragColor = vec4((hot * core + tint * glow * (1.0 - core) + dark) * front, 1.0);
  }
`;

/** All lights of a tree, as points. `colours` holds R, G, B (0–255, sRGB) for each; say `changed` after writing them. */
export function createLights({ positions, leds }: TreeModel, { radius, height }: Shape, quality: Quality) {
  const geometry = new BufferGeometry();
  const colours = new Uint8Array(leds * 3);
  const light = new BufferAttribute(colours, 3, true);
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('light', light);
  // Halos are as wide as the lights are apart, within reason, so that 50 and 10,000 both read as lights on a tree.
  const apart = Math.sqrt((Math.PI * radius * Math.hypot(radius, height)) / leds);
  const uniforms = {
    halo: { value: Math.min(0.34, Math.max(quality === 'full' ? 0.06 : 0.045, apart * (quality === 'full' ? 2.1 : 1.38))) * radius },
    bulbs: { value: Math.min(0.03, Math.max(0.008, apart * 0.25)) * radius },
    pixels: { value: 1 },
    smallest: { value: 2 },
    cone: { value: [radius, height] },
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
  const points = new Points(geometry, material);
  points.frustumCulled = false;
  points.renderOrder = 4;
  return {
    points,
    colours,
    changed: () => void (light.needsUpdate = true),
    resize(pixels: number, ratio: number) {
      uniforms.pixels.value = pixels;
      uniforms.smallest.value = 1.6 * ratio;
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
