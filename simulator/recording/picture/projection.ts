/** From where a tree is seen. Angles in radians: `azimuth` around the trunk, `elevation` above the horizon; `zoom` 1 shows the whole tree. */
export interface View {
  azimuth: number;
  elevation: number;
  zoom: number;
  /** height, in the tree's scale, that a closer look is taken at; the middle of the tree, where it is left out */
  aim?: number;
}

/** Slightly from above, so that the ground reads as ground. */
export const FRONT: View = { azimuth: -Math.PI / 2, elevation: 0.11, zoom: 1 };

/** Vertical field of view, radians: narrow, or the foot of the tree would bulge. */
export const FIELD_OF_VIEW = (26 * Math.PI) / 180;

export interface Shape {
  /** radius of the foot and height of the tip, in the tree's own scale */
  radius: number;
  height: number;
}

/** The cone that holds all lights; a few lights alone do not make a small tree of one. */
export function shapeOf(positions: Float32Array): Shape {
  let radius = 1;
  let height = 2;
  for (let at = 0; at < positions.length; at += 3) {
    radius = Math.max(radius, Math.hypot(positions[at]!, positions[at + 1]!));
    height = Math.max(height, positions[at + 2]!);
  }
  return { radius, height };
}

export type Vector = readonly [x: number, y: number, z: number];

export interface Camera {
  eye: Vector;
  target: Vector;
}

/** The camera that frames a tree of this shape in a picture of `aspect` (width / height), with room for its trunk and its glow. */
export function cameraOf({ radius, height }: Shape, view: View, aspect: number): Camera {
  const half = Math.tan(FIELD_OF_VIEW / 2);
  const needed = Math.max(height * 0.655, (radius * 1.22) / aspect);
  const distance = (needed / half + radius * 0.4) / view.zoom;
  const flat = Math.cos(view.elevation) * distance;
  const middle = height * 0.47;
  // The whole tree stays whole: only what is nearer than that is aimed.
  const target: Vector = [0, 0, middle + ((view.aim ?? middle) - middle) * Math.min(1, Math.max(0, (view.zoom - 1) / 0.5))];
  return {
    eye: [flat * Math.cos(view.azimuth), flat * Math.sin(view.azimuth), target[2] + distance * Math.sin(view.elevation)],
    target,
  };
}

/** How bright a light is seen that looks away: the tree is dense, but not solid. */
const BACK = 0.13;

export interface Projected {
  /** x, y in pixels from the top left, then pixels per unit of the tree's scale at that depth, for each light */
  places: Float32Array;
  /** how much of each light is seen, from BACK (behind the tree) to 1 (in front) */
  seen: Float32Array;
}

/** Where lights appear in a picture of `width` × `height` pixels. */
export function project(positions: Float32Array, shape: Shape, view: View, width: number, height: number): Projected {
  const { eye, target } = cameraOf(shape, view, width / height);
  const forward = unit([target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]]);
  const right = unit([forward[1], -forward[0], 0]);
  const up = cross(right, forward);
  const focal = height / 2 / Math.tan(FIELD_OF_VIEW / 2);
  const count = positions.length / 3;
  const places = new Float32Array(count * 3);
  const seen = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const [x, y, z] = [positions[i * 3]!, positions[i * 3 + 1]!, positions[i * 3 + 2]!];
    const from: Vector = [x - eye[0], y - eye[1], z - eye[2]];
    const scale = focal / Math.max(0.01, dot(from, forward));
    places[i * 3] = width / 2 + dot(from, right) * scale;
    places[i * 3 + 1] = height / 2 - dot(from, up) * scale;
    places[i * 3 + 2] = scale;
    seen[i] = seenFrom([x, y, z], from, shape);
  }
  return { places, seen };
}

/** The surface of the cone at a light looks outwards and a little up; what faces away is behind the tree. The shader does the same. */
function seenFrom([x, y, z]: Vector, from: Vector, { radius, height }: Shape): number {
  const flat = Math.hypot(x, y);
  const normal = unit(flat > 1e-6 ? [(x / flat) * height, (y / flat) * height, radius] : [0, 0, 1]);
  const facing = -dot(normal, unit(from));
  const t = Math.min(1, Math.max(0, (facing + 0.3) / 0.4));
  // The tip is thin: it hides nothing.
  const thin = Math.min(1, Math.max(0, (z / height - 0.86) / 0.14));
  return Math.max(BACK + (1 - BACK) * t * t * (3 - 2 * t), thin);
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

function unit(v: Vector): Vector {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
