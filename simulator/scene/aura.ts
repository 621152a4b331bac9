import { Mesh, NoBlending, RingGeometry, ShaderMaterial } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import { AIR_AT, type AirUniforms, GRAIN } from './air.ts';

const vertexShader = /* glsl */ `
  uniform vec2 extent;
  uniform vec3 middle;
  uniform vec3 mean;
  uniform float glow;
  ${AIR_AT}
  varying vec3 colour;
  void main() {
    float fade = max(0.0, 1.0 - dot(position.xy, position.xy));
    vec4 seen = viewMatrix * vec4(middle, 1.0);
    seen.xy += position.xy * extent;
    gl_Position = projectionMatrix * seen;
    vec3 air = airAt(gl_Position.y / gl_Position.w);
    colour = air + (1.0 - air) * mean * fade * fade * 0.2 * glow;
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  varying vec3 colour;
  ${GRAIN}
  void main() { gl_FragColor = vec4(colour + grain(), 1.0); }
`;

/** The glow in the air behind the tree. Rings of corners carry its colours: between them a pixel costs next to nothing. */
export function createAura(air: AirUniforms) {
  const geometry = new RingGeometry(0, 1, 40, 10);
  const uniforms = { ...air, extent: { value: [1, 1] }, middle: { value: [0, 0, 0] }, mean: { value: [0, 0, 0] } };
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms,
    transparent: true,
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    plant({ radius, height }: Shape) {
      uniforms.extent.value = [radius * 1.7, height * 0.76];
      uniforms.middle.value = [0, 0, height * 0.42];
    },
    /** @param mean of the light on the tree, 0–1 */
    glow: (mean: [number, number, number]) => void (uniforms.mean.value = mean),
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
