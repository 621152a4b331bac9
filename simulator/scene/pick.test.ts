import { describe, expect, it } from 'vitest';
import { FRONT, project, shapeOf } from '../recording/picture/projection.ts';
import { coneTree } from '../tree/cone-tree.ts';
import { azimuthOf, pickLight } from './pick.ts';

const { positions, leds } = coneTree(500);
const shape = shapeOf(positions);
const projected = project(positions, shape, FRONT, 640, 600);

describe('the LED at a point', () => {
  it('is the one that is drawn there, in front', () => {
    for (let led = 0; led < leds; led++) {
      if (projected.seen[led]! < 0.99) continue;
      const [x, y] = [projected.places[led * 3]!, projected.places[led * 3 + 1]!];
      const picked = pickLight(projected, x, y)!;
      expect(Math.hypot(projected.places[picked * 3]! - x, projected.places[picked * 3 + 1]! - y)).toBeLessThan(2);
    }
  });

  it('is none in the night', () => {
    expect(pickLight(projected, 5, 5)).toBeNull();
  });

  it('is one in front rather than one behind, where both are near', () => {
    const two = { places: Float32Array.from([100, 100, 1, 103, 100, 1]), seen: Float32Array.from([0.13, 1]) };
    expect(pickLight(two, 100, 100)).toBe(1);
    expect(pickLight({ ...two, seen: Float32Array.from([0.13, 0.13]) }, 100, 100)).toBe(0);
  });

  it('faces the reader from its own azimuth', () => {
    const turned = project(positions, shape, { ...FRONT, azimuth: azimuthOf(positions, 42) }, 640, 600);
    expect(turned.seen[42]).toBe(1);
    expect(turned.places[42 * 3]).toBeCloseTo(320, 3);
  });
});
