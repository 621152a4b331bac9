import { describe, expect, it } from 'vitest';
import { FRONT } from '../../../simulator/recording/picture/projection.ts';
import { kept } from './choices.ts';

const FIRST = { sides: 'ideal', air: 'night', wiring: false, losses: true, follow: false, camera: FRONT };

describe('what is remembered of how the tree is looked at', () => {
  it('is all of it', () => {
    const chosen = {
      sides: 'both',
      air: 'dusk',
      wiring: true,
      losses: false,
      follow: true,
      camera: { azimuth: 1, elevation: 0.4, zoom: 2 },
    };
    expect(kept(JSON.stringify(chosen))).toEqual(chosen);
  });

  it.each([null, '', 'no JSON', '7', 'null', '[]', '{"sides":"front","air":4,"camera":{"azimuth":"x","zoom":null}}'])(
    'is nothing where it is %s',
    (text) => {
      expect(kept(text)).toEqual(FIRST);
    },
  );
});
