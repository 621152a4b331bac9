import { NIGHT_EYE } from '../recording/picture/night-eye.ts';
import type { AirName } from './look.ts';

export type Rgb = readonly [red: number, green: number, blue: number];

/** The light in which a tree stands. Colours are encoded (sRGB), 0–1. */
export interface Air {
  /** above, at the horizon, and at one's feet; one colour where there is no horizon */
  zenith: Rgb;
  haze: Rgb;
  soil: Rgb;
  /** needles in the shade, and what the brightest gain on it */
  shade: Rgb;
  needles: Rgb;
  /** what falls on the tree from the side of the sun */
  sun: Rgb;
  trunk: Rgb;
  /** an unlit bulb */
  bulb: Rgb;
  /** what of the ground's light is missing under the tree */
  shadow: number;
  /** how sharply the tree stands out: the higher, the sharper its edge */
  edge: number;
  /** whether a light hides what is behind it, as it does by day; else it only adds to it */
  hides: boolean;
  /** how far the eye has opened: see NIGHT_EYE */
  eye: number;
  /** how much of its halo a light keeps, and of the pool on the ground */
  glow: number;
}

const NIGHT_SKY: Rgb = [9 / 255, 12 / 255, 14 / 255];

export const AIR: Readonly<Record<AirName, Air>> = {
  night: {
    zenith: NIGHT_SKY,
    haze: NIGHT_SKY,
    soil: NIGHT_SKY,
    shade: [0.04, 0.058, 0.055],
    needles: [0.045, 0.08, 0.066],
    sun: [0, 0, 0],
    trunk: [0.1, 0.078, 0.062],
    bulb: [0.15, 0.175, 0.18],
    shadow: 0,
    edge: 5,
    hides: false,
    eye: NIGHT_EYE,
    glow: 1,
  },
  dusk: {
    zenith: [0.13, 0.16, 0.29],
    haze: [0.56, 0.38, 0.35],
    soil: [0.105, 0.11, 0.165],
    shade: [0.05, 0.075, 0.085],
    needles: [0.06, 0.11, 0.1],
    sun: [0.2, 0.13, 0.11],
    trunk: [0.13, 0.1, 0.09],
    bulb: [0.2, 0.22, 0.25],
    shadow: 0.5,
    edge: 9,
    hides: false,
    eye: 0.34,
    glow: 0.9,
  },
  day: {
    zenith: [0.5, 0.62, 0.73],
    haze: [0.78, 0.81, 0.82],
    soil: [0.62, 0.65, 0.67],
    shade: [0.09, 0.16, 0.12],
    needles: [0.17, 0.28, 0.19],
    sun: [0.36, 0.4, 0.3],
    trunk: [0.3, 0.23, 0.18],
    bulb: [0.72, 0.75, 0.74],
    shadow: 0.42,
    edge: 11,
    hides: true,
    eye: 0.1,
    glow: 0.5,
  },
};

/** So far above the horizon the sky is all zenith, and so far below it the ground is all soil, radians. */
export const SKY_HEIGHT = 0.15;
export const GROUND_DEPTH = 0.16;

/** Colours of one air for CSS. */
export function css([red, green, blue]: Rgb): string {
  return `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(' ')})`;
}

/**
 * GLSL: `grain()` is noise of about one step of 8 bits, without which a dark gradient shows its steps
 * (interleaved gradient noise, Jimenez 2014: cheap, and even).
 */
export const GRAIN = /* glsl */ `
  float grain() { return (fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5) / 180.0; }
`;

/** GLSL: `airAt(y)` is what stands behind everything at a height of the picture (−1 to 1). */
export const AIR_AT = /* glsl */ `
  uniform vec3 zenith;
  uniform vec3 haze;
  uniform vec3 soil;
  uniform vec2 horizon;      // how far the camera looks down, radians, and the tangent of half its field of view
  vec3 airAt(float y) {
    float pitch = atan(y * horizon.y) - horizon.x;
    return pitch > 0.0 ? mix(haze, zenith, smoothstep(0.0, ${SKY_HEIGHT.toFixed(3)}, pitch)) : mix(haze, soil, smoothstep(0.0, ${GROUND_DEPTH.toFixed(3)}, -pitch));
  }
`;

/** The values of an air, shared by all that is painted in it. */
export function createAirUniforms() {
  const uniforms = {
    zenith: { value: NIGHT_SKY },
    haze: { value: NIGHT_SKY },
    soil: { value: NIGHT_SKY },
    shade: { value: NIGHT_SKY },
    needleLight: { value: NIGHT_SKY },
    sun: { value: NIGHT_SKY },
    trunk: { value: NIGHT_SKY },
    unlit: { value: NIGHT_SKY },
    shadow: { value: 0 },
    edge: { value: 5 },
    eye: { value: NIGHT_EYE },
    glow: { value: 1 },
    horizon: { value: [0, 1] },
  };
  return {
    uniforms,
    breathe({ zenith, haze, soil, shade, needles, sun, trunk, bulb, shadow, edge, eye, glow }: Air): void {
      uniforms.zenith.value = zenith;
      uniforms.haze.value = haze;
      uniforms.soil.value = soil;
      uniforms.shade.value = shade;
      uniforms.needleLight.value = needles;
      uniforms.sun.value = sun;
      uniforms.trunk.value = trunk;
      uniforms.unlit.value = bulb;
      uniforms.shadow.value = shadow;
      uniforms.edge.value = edge;
      uniforms.eye.value = eye;
      uniforms.glow.value = glow;
    },
  };
}

export type AirUniforms = ReturnType<typeof createAirUniforms>['uniforms'];
