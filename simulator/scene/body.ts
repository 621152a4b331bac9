import { DataTexture, LatheGeometry, LinearFilter, Mesh, NoBlending, RedFormat, RepeatWrapping, ShaderMaterial, Vector2 } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import { paintNeedles, NEEDLES_SIZE } from './needles.ts';
import { NIGHT_RGB } from './night.ts';

const TIERS = 8;

/* All that is soft is worked out at the corners; a pixel reads one texture. Software rendering has few pixels to give. */
const vertexShader = /* glsl */ `
  uniform sampler2D lights;
  uniform float height;
  varying vec2 around;
  varying vec3 light;
  varying float facing;
  void main() {
    // A lathe begins at −y and turns as angles do.
    float turn = uv.x - 0.25;
    around = vec2(turn * 5.0, position.z / height * ${TIERS.toFixed(1)});
    facing = dot(normalize(normal), normalize(cameraPosition - position));
    light = texture2D(lights, vec2(turn, position.z / height)).rgb * (0.3 + 0.7 * smoothstep(0.0, 0.6, facing));
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  uniform sampler2D needles;
  uniform vec3 night;
  varying vec2 around;
  varying vec3 light;
  varying float facing;
  void main() {
    float shade = texture2D(needles, around).r;
    vec3 colour = vec3(0.04, 0.058, 0.055) + vec3(0.045, 0.08, 0.066) * shade + light * (0.08 + 0.62 * shade);
    gl_FragColor = vec4(mix(night, colour, clamp(facing * 5.0, 0.0, 1.0)), 1.0);
  }
`;

/** The dark body of the tree, a little inside the lights. */
export function createBody({ radius, height }: Shape, lights: DataTexture) {
  const needles = new DataTexture(paintNeedles(), NEEDLES_SIZE, NEEDLES_SIZE, RedFormat);
  needles.wrapS = needles.wrapT = RepeatWrapping;
  needles.magFilter = needles.minFilter = LinearFilter;
  needles.needsUpdate = true;
  const geometry = new LatheGeometry(profile(radius, height), 30).rotateX(Math.PI / 2);
  const uniforms = { needles: { value: needles }, lights: { value: lights }, height: { value: height }, night: { value: NIGHT_RGB } };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, blending: NoBlending });
  const mesh = new Mesh(geometry, material);
  return {
    mesh,
    dispose() {
      geometry.dispose();
      material.dispose();
      needles.dispose();
    },
  };
}

/** The cone, in as many rows as the light on it needs: in software a triangle costs as much as a hundred pixels. */
function profile(radius: number, height: number): Vector2[] {
  const rows = Array.from({ length: 7 }, (_, row) => row / 7);
  return [...rows.map((up) => new Vector2(radius * (1 - up) * 0.97, height * up)), new Vector2(0.001, height * 1.01)];
}
