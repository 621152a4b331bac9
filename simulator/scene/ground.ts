import { type BufferGeometry, type DataTexture, Mesh, RingGeometry, ShaderMaterial } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import { AIR_AT, type AirUniforms, GRAIN } from './air.ts';
import { TRUNK } from './proportions.ts';

/** Radius of the pool of light, in radii of the tree. Few corners: in software a triangle costs as much as a hundred pixels. */
const REACH = 2.3;

const vertexShader = /* glsl */ `
  uniform sampler2D lights;
  uniform float foot;
  uniform float shadow;
  uniform float glow;
  ${AIR_AT}
  varying vec4 colour;
  void main() {
    float r = length(position.xy) / foot;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
    vec3 air = airAt(gl_Position.y / gl_Position.w);
    vec3 light = texture2D(lights, vec2(atan(position.y, position.x) / 6.2831853, 0.03)).rgb;
    float pool = exp(-max(0.0, r - 0.8) * 1.5) * smoothstep(2.3, 0.9, r) * smoothstep(0.3, 1.15, r);
    float under = 1.0 - smoothstep(0.25, 1.35, r);
    vec3 ground = air * (1.0 - shadow * under);
    colour = vec4(ground + (1.0 - ground) * (vec3(0.014, 0.02, 0.021) + light * 0.3 * glow) * pool, smoothstep(2.3, 1.4, r));
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  varying vec4 colour;
  ${GRAIN}
  void main() { gl_FragColor = vec4(colour.rgb + grain(), colour.a); }
`;

/** The ground: the light that falls on it, and the tree's shadow by day. */
export function createGround(air: AirUniforms) {
  const uniforms = { ...air, lights: { value: null as DataTexture | null }, foot: { value: 1 } };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, depthWrite: false });
  const mesh = new Mesh<BufferGeometry, ShaderMaterial>(undefined, material);
  return {
    mesh,
    plant({ radius, height }: Shape) {
      mesh.geometry.dispose();
      mesh.geometry = new RingGeometry(radius * 0.05, radius * REACH, 28, 5).translate(0, 0, height * -TRUNK);
      uniforms.foot.value = radius;
    },
    wear: (lights: DataTexture) => void (uniforms.lights.value = lights),
    dispose() {
      mesh.geometry.dispose();
      material.dispose();
    },
  };
}
