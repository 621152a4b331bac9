import { BufferAttribute, BufferGeometry, CanvasTexture, LinearFilter, Points, ShaderMaterial } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import type { TreeModel } from '../tree/tree-model.ts';
import { FRONT_OF } from './front.ts';
import { paintLabel } from './paint-label.ts';
import { ticksOf } from './ticks.ts';

/** Side of a label in CSS pixels, and the labels of a row of the picture that holds them. */
const SIDE = 48;
const ROW = 4;

const vertexShader = /* glsl */ `
  attribute float cell;
  uniform float size;
  uniform vec2 extent;
  ${FRONT_OF}
  varying vec2 corner;
  varying float front;
  void main() {
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
    // On whole pixels, or the words blur.
    vec2 pixel = floor((gl_Position.xy / gl_Position.w * 0.5 + 0.5) * extent);
    gl_Position.xy = (pixel / extent * 2.0 - 1.0) * gl_Position.w;
    gl_PointSize = size;
    corner = vec2(mod(cell, ${ROW.toFixed(1)}), floor(cell / ${ROW.toFixed(1)}));
    front = (frontOf(position) - 0.13) / 0.87;
    // Behind the tree it could not be read, and would cost its pixels.
    if (front < 0.05) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  uniform sampler2D words;
  varying vec2 corner;
  varying float front;
  void main() {
    vec4 ink = texture2D(words, (corner + gl_PointCoord) / ${ROW.toFixed(1)});
    gl_FragColor = ink * mix(0.1, 1.0, front);
  }
`;

/** Indices beside some of the LEDs, in the colours of the strand. */
export function createLabels() {
  const picture = new OffscreenCanvas(SIDE * ROW, SIDE * ROW);
  const words = new CanvasTexture(picture);
  words.flipY = false;
  words.generateMipmaps = false;
  words.premultiplyAlpha = true;
  words.minFilter = words.magFilter = LinearFilter;
  const uniforms = { words: { value: words }, size: { value: SIDE }, extent: { value: [1, 1] }, cone: { value: [1, 2] } };
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms,
    transparent: true,
    premultipliedAlpha: true,
    depthTest: false,
    depthWrite: false,
  });
  const points = new Points<BufferGeometry, ShaderMaterial>(undefined, material);
  points.frustumCulled = false;
  let tree: TreeModel | null = null;
  let ratio = 1;

  function write(): void {
    if (!tree) return;
    picture.width = picture.height = SIDE * ROW * ratio;
    const to = picture.getContext('2d');
    if (!to) return;
    to.scale(ratio, ratio);
    ticksOf(tree.leds).forEach((led, cell) => {
      const [x, y] = [(cell % ROW) * SIDE + SIDE / 2, Math.floor(cell / ROW) * SIDE + SIDE / 2];
      paintLabel(to, led, led / Math.max(1, tree!.leds - 1), x, y);
    });
    words.dispose();
    words.needsUpdate = true;
  }

  return {
    points,
    plant(next: TreeModel, { radius, height }: Shape) {
      const again = next.leds !== tree?.leds;
      tree = next;
      const ticks = ticksOf(next.leds);
      const geometry = new BufferGeometry();
      const places = ticks.flatMap((led) => [...next.positions.subarray(led * 3, led * 3 + 3)]);
      geometry.setAttribute('position', new BufferAttribute(Float32Array.from(places), 3));
      geometry.setAttribute('cell', new BufferAttribute(Float32Array.from(ticks.keys()), 1));
      points.geometry.dispose();
      points.geometry = geometry;
      uniforms.cone.value = [radius, height];
      if (again) write();
    },
    resize(next: number, width: number, height: number) {
      uniforms.size.value = Math.round(SIDE * next);
      uniforms.extent.value = [Math.round(width), Math.round(height)];
      if (next === ratio) return;
      ratio = next;
      write();
    },
    dispose() {
      points.geometry.dispose();
      material.dispose();
      words.dispose();
    },
  };
}
