import { FRONT, type View } from '../../../simulator/recording/picture/projection.ts';
import { type AirName, AIRS, type Sides, SIDES } from '../../../simulator/scene/look.ts';

/** How the tree is looked at. */
export interface Choices {
  sides: Sides;
  air: AirName;
  wiring: boolean;
  losses: boolean;
  /** the chosen LED is kept in front */
  follow: boolean;
  camera: View;
}

/** What was remembered, as far as it still means something. */
export function kept(text: string | null): Choices {
  const found = parse(text);
  const camera = (found['camera'] ?? {}) as Record<string, unknown>;
  const number = (value: unknown, otherwise: number): number => (Number.isFinite(value) ? (value as number) : otherwise);
  return {
    sides: SIDES.find((sides) => sides === found['sides']) ?? 'ideal',
    air: AIRS.find((air) => air === found['air']) ?? 'night',
    wiring: found['wiring'] === true,
    losses: found['losses'] !== false,
    follow: found['follow'] === true,
    camera: {
      azimuth: number(camera['azimuth'], FRONT.azimuth),
      elevation: number(camera['elevation'], FRONT.elevation),
      zoom: number(camera['zoom'], FRONT.zoom),
    },
  };
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : {};
  } catch {
    return {}; // written by no Treeline
  }
}
