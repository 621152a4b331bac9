import {
  type BufferGeometry,
  DataTexture,
  LatheGeometry,
  LinearFilter,
  Mesh,
  NoBlending,
  RedFormat,
  RepeatWrapping,
  ShaderMaterial,
  Vector2,
} from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import { AIR_AT, type AirUniforms } from './air.ts';
import { NEEDLES_SIZE, paintNeedles } from './needles.ts';

const TIERS = 8;

/* All that is soft is worked out at the corners; a pixel reads one texture. Software rendering has few pixels to give. */
const vertexShader = /* glsl */ `
  uniform sampler2D lights;
  uniform float height;
  uniform vec3 sun;
  ${AIR_AT}
  varying vec2 around;
  varying vec3 light;
  varying vec3 behind;
  varying float facing;
  void main() {
    // A lathe begins at −y and turns as angles do.
    float turn = uv.x - 0.25;
    around = vec2(turn * 5.0, position.z / height * ${TIERS.toFixed(1)});
    facing = dot(normalize(normal), normalize(cameraPosition - position));
    vec3 day = sun * (0.55 + 0.45 * dot(normalize(normal), vec3(-0.62, -0.52, 0.58)));
    light = texture2D(lights, vec2(turn, position.z / height)).rgb * (0.3 + 0.7 * smoothstep(0.0, 0.6, facing)) + day;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
    behind = airAt(gl_Position.y / gl_Position.w);
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  uniform sampler2D needles;
  uniform vec3 shade;
  uniform vec3 needleLight;
  uniform float edge;
  varying vec2 around;
  varying vec3 light;
  varying vec3 behind;
  varying float facing;
  void main() {
    float bright = texture2D(needles, around).r;
    vec3 colour = shade + needleLight * bright + light * (0.08 + 0.62 * bright);
    gl_FragColor = vec4(mix(behind, colour, clamp(facing * edge, 0.0, 1.0)), 1.0);
  }
`;

/** The dark body of the tree, a little inside the lights. */
export function createBody(air: AirUniforms) {
  const needles = new DataTexture(paintNeedles(), NEEDLES_SIZE, NEEDLES_SIZE, RedFormat);
  needles.wrapS = needles.wrapT = RepeatWrapping;
  needles.magFilter = needles.minFilter = LinearFilter;
  needles.needsUpdate = true;
  const uniforms = { ...air, needles: { value: needles }, lights: { value: null as DataTexture | null }, height: { value: 1 } };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, blending: NoBlending });
  const mesh = new Mesh<BufferGeometry, ShaderMaterial>(undefined, material);
  return {
    mesh,
    plant({ radius, height }: Shape) {
      mesh.geometry.dispose();
      mesh.geometry = new LatheGeometry(profile(radius, height), 30).rotateX(Math.PI / 2);
      uniforms.height.value = height;
    },
    wear: (lights: DataTexture) => void (uniforms.lights.value = lights),
    dispose() {
      mesh.geometry.dispose();
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
