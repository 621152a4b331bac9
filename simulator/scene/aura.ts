import { Mesh, NoBlending, RingGeometry, ShaderMaterial } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import { GRAIN, NIGHT_RGB } from './night.ts';

const vertexShader = /* glsl */ `
  uniform vec2 extent;
  uniform vec3 middle;
  uniform vec3 mean;
  uniform vec3 night;
  varying vec3 colour;
  void main() {
    float fade = max(0.0, 1.0 - dot(position.xy, position.xy));
    colour = night + mean * fade * fade * 0.2;
    vec4 seen = viewMatrix * vec4(middle, 1.0);
    seen.xy += position.xy * extent;
    gl_Position = projectionMatrix * seen;
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  varying vec3 colour;
  ${GRAIN}
  void main() { gl_FragColor = vec4(colour + grain(), 1.0); }
`;

/** The glow in the air behind the tree. Rings of corners carry its colours: between them a pixel costs next to nothing. */
export function createAura({ radius, height }: Shape) {
  const geometry = new RingGeometry(0, 1, 40, 10);
  const uniforms = {
    extent: { value: [radius * 1.7, height * 0.76] },
    middle: { value: [0, 0, height * 0.42] },
    mean: { value: [0, 0, 0] },
    night: { value: NIGHT_RGB },
  };
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
    glow: (mean: [number, number, number]) => void (uniforms.mean.value = mean),
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
