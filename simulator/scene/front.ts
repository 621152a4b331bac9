/**
 * GLSL: `frontOf(place)` is how much of a light is seen, from 0.13 (behind the tree) to 1. The surface of the cone at a light looks
 * outwards and a little up; what faces away is behind the tree. The tip is thin: it hides nothing. `project` does the same.
 */
export const FRONT_OF = /* glsl */ `
  uniform vec2 cone;         // radius, height
  float frontOf(vec3 place) {
    float flatness = length(place.xy);
    vec3 normal = flatness > 1e-6 ? normalize(vec3(place.xy / flatness * cone.y, cone.x)) : vec3(0.0, 0.0, 1.0);
    float facing = dot(normal, normalize(cameraPosition - place));
    float thin = clamp((place.z / cone.y - 0.86) / 0.14, 0.0, 1.0);
    return max(mix(0.13, 1.0, smoothstep(-0.3, 0.1, facing)), thin);
  }
`;
