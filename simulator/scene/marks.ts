import { BufferAttribute, BufferGeometry, Points, ShaderMaterial } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { FRONT_OF } from './front.ts';
import type { Look } from './look.ts';
import { MARK } from './mark-kinds.ts';
import type { Coat } from './panes.ts';

const vertexShader = /* glsl */ `
  attribute float kind;
  uniform mediump float size;
  uniform float losses;
  uniform float faults;
  ${FRONT_OF}
  varying float what;
  varying vec4 ink;
  void main() {
    what = kind;
    bool fault = kind > ${MARK.dead - 0.5};
    bool wanted = fault ? faults > 0.5 : losses > 0.5 && kind > 0.5;
    float front = (frontOf(position) - 0.13) / 0.87;
    vec3 tint = fault ? vec3(1.0, 0.42, 0.42) : kind > ${MARK.light - 0.5} ? vec3(0.7, 0.76, 0.8) : vec3(1.0, 0.76, 0.36);
    ink = vec4(tint, mix(0.05, 0.85, front));
    gl_Position = wanted ? projectionMatrix * modelViewMatrix * vec4(position, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = wanted ? size : 0.0;
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  uniform float size;
  varying float what;
  varying vec4 ink;
  void main() {
    vec2 place = (gl_PointCoord - 0.5) * size;
    float unit = size / 12.0;
    float across = min(abs(place.x - place.y), abs(place.x + place.y)) * 0.7071;
    float r = length(place);
    float off = what > ${MARK.dead - 0.5} ? max(across, r - 4.6 * unit) : abs(r - 4.4 * unit);
    // Who lost its hue has an open ring; who went dark a whole one.
    float open = what < ${MARK.light - 0.5} ? smoothstep(0.5 * unit, 1.5 * unit, abs(place.x)) : 1.0;
    gl_FragColor = vec4(ink.rgb, ink.a * open * (1.0 - smoothstep(0.3 * unit, 1.0 * unit, off)));
  }
`;

/** Signs at LEDs: what the tree makes them lose, and which are dead. `kinds` holds a `MARK` for each. */
export function createMarks() {
  const uniforms = { size: { value: 12 }, losses: { value: 0 }, faults: { value: 0 }, cone: { value: [1, 2] } };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, depthTest: false, depthWrite: false });
  const points = new Points<BufferGeometry, ShaderMaterial>(undefined, material);
  points.frustumCulled = false;
  return {
    points,
    plant({ positions }: TreeModel, { radius, height }: Shape, kinds: Uint8Array) {
      const geometry = new BufferGeometry();
      geometry.setAttribute('position', new BufferAttribute(positions, 3));
      geometry.setAttribute('kind', new BufferAttribute(kinds, 1));
      points.geometry.dispose();
      points.geometry = geometry;
      uniforms.cone.value = [radius, height];
    },
    changed() {
      points.geometry.getAttribute('kind').needsUpdate = true;
    },
    wear(coat: Coat, { losses, wiring }: Look) {
      uniforms.losses.value = losses && coat === 'shown' ? 1 : 0;
      uniforms.faults.value = wiring ? 1 : 0;
      points.visible = uniforms.losses.value + uniforms.faults.value > 0;
    },
    resize: (ratio: number) => void (uniforms.size.value = 12 * ratio),
    dispose() {
      points.geometry.dispose();
      material.dispose();
    },
  };
}
