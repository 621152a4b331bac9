import { BufferAttribute, BufferGeometry, Line, ShaderMaterial } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { FRONT_OF } from './front.ts';
import { glsl, STRAND } from './strand-colours.ts';

const vertexShader = /* glsl */ `
  attribute float along;
  ${FRONT_OF}
  varying vec4 colour;
  void main() {
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
    vec3 tint = along < 0.5
      ? mix(${glsl(STRAND.first)}, ${glsl(STRAND.middle)}, along * 2.0)
      : mix(${glsl(STRAND.middle)}, ${glsl(STRAND.last)}, along * 2.0 - 1.0);
    float front = frontOf(position);
    colour = vec4(tint, mix(0.04, 0.85, (front - 0.13) / 0.87));
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  varying vec4 colour;
  void main() { gl_FragColor = colour; }
`;

/** The line from LED to LED in their order. Its colour tells where on the strand it is; behind the tree it is faint. */
export function createStrand() {
  const uniforms = { cone: { value: [1, 2] } };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, depthTest: false, depthWrite: false });
  const line = new Line<BufferGeometry, ShaderMaterial>(undefined, material);
  line.frustumCulled = false;
  return {
    line,
    plant({ positions, leds }: TreeModel, { radius, height }: Shape) {
      const geometry = new BufferGeometry();
      const along = Float32Array.from({ length: leds }, (_, led) => led / Math.max(1, leds - 1));
      geometry.setAttribute('position', new BufferAttribute(positions, 3));
      geometry.setAttribute('along', new BufferAttribute(along, 1));
      line.geometry.dispose();
      line.geometry = geometry;
      uniforms.cone.value = [radius, height];
    },
    dispose() {
      line.geometry.dispose();
      material.dispose();
    },
  };
}
