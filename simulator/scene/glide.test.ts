import { describe, expect, it } from 'vitest';
import { FRONT } from '../recording/picture/projection.ts';
import { between } from './glide.ts';

describe('the way to another view', () => {
  const to = { azimuth: 1, elevation: 0.5, zoom: 3, aim: 1.2 };

  it('begins at the one and ends at the other', () => {
    expect(between(FRONT, to, 0)).toMatchObject(FRONT);
    expect(between(FRONT, to, 1)).toEqual(to);
  });

  it('turns the shorter way round', () => {
    const half = between({ ...FRONT, azimuth: 3 }, { ...FRONT, azimuth: -3 }, 0.5).azimuth;
    expect(half).toBeGreaterThan(3);
    expect(half).toBeLessThan(2 * Math.PI - 3);
  });
});
