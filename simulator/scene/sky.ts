import { Mesh, PlaneGeometry, ShaderMaterial } from 'three';
import { AIR_AT, type AirUniforms } from './air.ts';

const vertexShader = /* glsl */ `
  ${AIR_AT}
  varying vec3 colour;
  void main() {
    colour = airAt(position.y);
    gl_Position = vec4(position.xy, 1.0, 1.0);
  }
`;

const fragmentShader = /* glsl */ `
  precision mediump float;
  varying vec3 colour;
  void main() { gl_FragColor = vec4(colour, 1.0); }
`;

/** What stands behind the tree where it is not night. Its rows of corners carry the colours: a pixel costs next to nothing. */
export function createSky(uniforms: AirUniforms) {
  const geometry = new PlaneGeometry(2, 2, 1, 40);
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, depthTest: false, depthWrite: false });
  const mesh = new Mesh(geometry, material);
  mesh.frustumCulled = false;
  return {
    mesh,
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
