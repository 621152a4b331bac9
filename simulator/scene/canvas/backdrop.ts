import { FIELD_OF_VIEW, project, type Shape, type View } from '../../recording/picture/projection.ts';
import { type Air, css, GROUND_DEPTH, type Rgb, SKY_HEIGHT } from '../air.ts';
import { TRUNK } from '../proportions.ts';

const CORNERS = 48;

/** What lies behind the lights on a plain canvas: the air, and the silhouette of the tree. */
export function paintBackdrop(to: CanvasRenderingContext2D, air: Air, shape: Shape, view: View, width: number, height: number): void {
  paintAir(to, air, view, width, height);
  paintBody(to, air, shape, view, width, height);
}

function paintAir(to: CanvasRenderingContext2D, { zenith, haze, soil }: Air, { elevation }: View, width: number, height: number): void {
  /** Height in the picture, from its top, of what is seen so far above the horizon, radians. */
  const at = (pitch: number): number => (height / 2) * (1 - Math.tan(pitch + elevation) / Math.tan(FIELD_OF_VIEW / 2));
  to.fillStyle = css(elevation > 0.3 ? soil : zenith);
  to.fillRect(0, 0, width, height);
  if (Math.abs(elevation) > 0.8) return;
  const [top, bottom] = [at(SKY_HEIGHT), at(-GROUND_DEPTH)];
  const sky = to.createLinearGradient(0, top, 0, bottom);
  sky.addColorStop(0, css(zenith));
  sky.addColorStop((at(0) - top) / (bottom - top), css(haze));
  sky.addColorStop(1, css(soil));
  to.fillStyle = sky;
  to.fillRect(0, 0, width, height);
}

function paintBody(to: CanvasRenderingContext2D, air: Air, shape: Shape, view: View, width: number, height: number): void {
  const { radius } = shape;
  const rim = Array.from({ length: CORNERS }, (_, i) => (i / CORNERS) * 2 * Math.PI).flatMap((angle) => [
    radius * Math.cos(angle),
    radius * Math.sin(angle),
    0,
  ]);
  const { places } = project(Float32Array.from([0, 0, shape.height, 0, 0, shape.height * -TRUNK, ...rim]), shape, view, width, height);
  const point = (i: number): [number, number] => [places[i * 3]!, places[i * 3 + 1]!];
  const [tip, foot] = [point(0), point(1)];
  const edge = Array.from({ length: CORNERS }, (_, i) => point(i + 2));
  const left = edge.reduce((a, b) => (b[0] < a[0] ? b : a));
  const right = edge.reduce((a, b) => (b[0] > a[0] ? b : a));
  const trunk = (right[0] - left[0]) * 0.035;
  to.fillStyle = css(air.trunk);
  to.fillRect(foot[0] - trunk, left[1], trunk * 2, foot[1] - left[1]);
  const shade = to.createLinearGradient(left[0], 0, right[0], 0);
  const lit = (share: number): string =>
    css([0, 1, 2].map((c) => air.shade[c]! + (air.needles[c]! + air.sun[c]! * 0.4) * share) as unknown as Rgb);
  shade.addColorStop(0, lit(0.2));
  shade.addColorStop(0.4, lit(0.55));
  shade.addColorStop(1, lit(0.05));
  to.fillStyle = shade;
  to.beginPath();
  for (const corner of edge) to.lineTo(...corner);
  to.fill();
  to.beginPath();
  to.moveTo(...tip);
  to.lineTo(...right);
  to.lineTo(...left);
  to.fill();
}
