import { Mesh, RingGeometry, ShaderMaterial, type DataTexture } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import { GRAIN, NIGHT_RGB } from './night.ts';
import { TRUNK } from './proportions.ts';

/** Radius of the pool of light, in radii of the tree. Few corners: in software a triangle costs as much as a hundred pixels. */
const REACH = 2.3;

const vertexShader = /* glsl */ `
  uniform sampler2D lights;
  uniform float foot;
  uniform vec3 night;
  varying vec4 colour;
  void main() {
    float r = length(position.xy) / foot;
    vec3 light = texture2D(lights, vec2(atan(position.y, position.x) / 6.2831853, 0.03)).rgb;
    float pool = exp(-max(0.0, r - 0.8) * 1.5) * smoothstep(2.3, 0.9, r);
    float shadow = smoothstep(0.3, 1.15, r);
    colour = vec4(night + (vec3(0.014, 0.02, 0.021) + light * 0.3) * pool * shadow, smoothstep(2.3, 1.4, r));
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  varying vec4 colour;
  ${GRAIN}
  void main() { gl_FragColor = vec4(colour.rgb + grain(), colour.a); }
`;

/** The ground: seen only by the light that falls on it. */
export function createGround({ radius, height }: Shape, lights: DataTexture) {
  const geometry = new RingGeometry(radius * 0.3, radius * REACH, 28, 4).translate(0, 0, height * -TRUNK);
  const uniforms = { lights: { value: lights }, foot: { value: radius }, night: { value: NIGHT_RGB } };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, depthWrite: false });
  const mesh = new Mesh(geometry, material);
  return {
    mesh,
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
