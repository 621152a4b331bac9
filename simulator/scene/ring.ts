import { BufferAttribute, BufferGeometry, Points, ShaderMaterial } from 'three';

const vertexShader = /* glsl */ `
  uniform float size;
  void main() {
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
    gl_PointSize = size;
  }
`;

const fragmentShader = /* glsl */ `
  uniform float size;
  void main() {
    float r = length(gl_PointCoord - 0.5) * size;
    float line = 1.0 - smoothstep(0.6, 1.4, abs(r - size * 0.5 + 2.0) / (size / 22.0));
    gl_FragColor = vec4(vec3(1.0), line * 0.92);
  }
`;

/** The ring around the chosen LED: drawn over everything, for the LED may be at the back. */
export function createRing() {
  const geometry = new BufferGeometry();
  const place = new BufferAttribute(new Float32Array(3), 3);
  geometry.setAttribute('position', place);
  const uniforms = { size: { value: 22 } };
  const material = new ShaderMaterial({ vertexShader, fragmentShader, uniforms, transparent: true, depthTest: false, depthWrite: false });
  const points = new Points(geometry, material);
  points.frustumCulled = false;
  points.visible = false;
  return {
    points,
    put(positions: Float32Array, led: number | null) {
      points.visible = led !== null && led * 3 < positions.length;
      if (led === null || !points.visible) return;
      place.set(positions.subarray(led * 3, led * 3 + 3));
      place.needsUpdate = true;
    },
    resize: (ratio: number) => void (uniforms.size.value = 22 * ratio),
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
