import { type BufferGeometry, CircleGeometry, CylinderGeometry, Mesh, NoBlending, ShaderMaterial } from 'three';
import type { Shape } from '../recording/picture/projection.ts';
import type { AirUniforms } from './air.ts';
import { TRUNK } from './proportions.ts';

const vertexShader = /* glsl */ `
  void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }
`;

const wood = /* glsl */ `
  uniform vec3 trunk;
  void main() { gl_FragColor = vec4(trunk, 1.0); }
`;

const dark = /* glsl */ `
  uniform vec3 shade;
  void main() { gl_FragColor = vec4(shade * 0.55, 1.0); }
`;

/** What is seen of the tree below its lights: the trunk, and from beneath the dark of the lowest branches. */
export function createTrunk(uniforms: AirUniforms) {
  const as = (fragmentShader: string) =>
    new Mesh<BufferGeometry, ShaderMaterial>(
      undefined,
      new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, blending: NoBlending }),
    );
  const [stem, crown] = [as(wood), as(dark)];
  return {
    meshes: [crown, stem],
    plant({ radius, height }: Shape) {
      stem.geometry.dispose();
      crown.geometry.dispose();
      stem.geometry = new CylinderGeometry(radius * 0.065, radius * 0.08, height * TRUNK, 10, 1, true)
        .rotateX(Math.PI / 2)
        .translate(0, 0, (height * -TRUNK) / 2);
      crown.geometry = new CircleGeometry(radius * 0.97, 30).rotateX(Math.PI);
    },
    dispose() {
      for (const { geometry, material } of [stem, crown]) {
        geometry.dispose();
        material.dispose();
      }
    },
  };
}
