import { FRONT, type View } from '../recording/picture/projection.ts';

export const PRESETS = ['front', 'back', 'left', 'right', 'above', 'below'] as const;
export type Preset = (typeof PRESETS)[number];

const from = (azimuth: number): View => ({ ...FRONT, azimuth });

/** Where to stand. Left and right are those of someone before the tree. */
export const PRESET_VIEWS: Readonly<Record<Preset, View>> = {
  front: FRONT,
  back: from(Math.PI / 2),
  left: from(Math.PI),
  right: from(0),
  above: { azimuth: FRONT.azimuth, elevation: 1.35, zoom: 1.15 },
  below: { azimuth: FRONT.azimuth, elevation: -0.62, zoom: 0.88 },
};

/** Which side one stands at, to the nearest eighth of a turn: `front`, `front right`, `right` … */
export function sideOf({ azimuth }: Pick<View, 'azimuth'>): string {
  const eighth = Math.round((azimuth - FRONT.azimuth) / (Math.PI / 4));
  return ['front', 'front right', 'right', 'back right', 'back', 'back left', 'left', 'front left'][((eighth % 8) + 8) % 8]!;
}
