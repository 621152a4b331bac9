import { describe, expect, it } from 'vitest';
import { project } from '../recording/picture/projection.ts';
import { PRESET_VIEWS, PRESETS, sideOf } from './presets.ts';

const SHAPE = { radius: 1, height: 2.2 };
const seen = (place: number[], view: (typeof PRESET_VIEWS)['front']) => {
  const { places, seen: how } = project(Float32Array.from(place), SHAPE, view, 600, 600);
  return { x: places[0]!, y: places[1]!, front: how[0]! };
};

describe('places to stand', () => {
  it.each([
    ['front', [0, -1, 0.4]],
    ['back', [0, 1, 0.4]],
    ['left', [-1, 0, 0.4]],
    ['right', [1, 0, 0.4]],
  ] as const)('show the light at the %s in front', (preset, place) => {
    expect(seen([...place], PRESET_VIEWS[preset])).toMatchObject({ front: 1 });
    expect(seen([-place[0], -place[1], place[2]], PRESET_VIEWS[preset]).front).toBeLessThan(0.2);
    expect(sideOf(PRESET_VIEWS[preset])).toBe(preset);
  });

  it('show the whole tree from above and from below', () => {
    for (const preset of PRESETS) {
      for (let angle = 0; angle < 2 * Math.PI; angle += 0.2) {
        const { x, y } = seen([Math.cos(angle), Math.sin(angle), 0], PRESET_VIEWS[preset]);
        expect(Math.min(x, y), preset).toBeGreaterThan(0);
        expect(Math.max(x, y), preset).toBeLessThan(600);
      }
    }
  });

  it('have names all around', () => {
    expect(sideOf({ azimuth: -Math.PI / 2 + Math.PI / 4 })).toBe('front right');
    expect(sideOf({ azimuth: -Math.PI / 2 - 9 * Math.PI })).toBe('back');
  });
});
