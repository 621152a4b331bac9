/** The colour of the night around the tree: for CSS, and for shaders (encoded, 0–1). */
export const NIGHT = '#090c0e';
export const NIGHT_RGB: readonly [number, number, number] = [9 / 255, 12 / 255, 14 / 255];

/**
 * GLSL: `grain()` is noise of about one step of 8 bits, without which a dark gradient shows its steps
 * (interleaved gradient noise, Jimenez 2014: cheap, and even).
 */
export const GRAIN = /* glsl */ `
  float grain() { return (fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5) / 180.0; }
`;
