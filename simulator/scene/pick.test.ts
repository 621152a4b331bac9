import { describe, expect, it } from 'vitest';
import { FRONT, project, shapeOf } from '../recording/picture/projection.ts';
import { coneTree } from '../tree/cone-tree.ts';
import { facing, pickLight } from './pick.ts';

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
    const turned = project(positions, shape, facing(FRONT, positions, 42), 640, 600);
    expect(turned.seen[42]).toBe(1);
    expect(turned.places[42 * 3]).toBeCloseTo(320, 3);
  });

  it('is in the picture, however close the look at it, and from however high it was', () => {
    for (const zoom of [0.6, 1, 1.2, 1.5, 2.4, 5]) {
      for (const led of [0, 250, 499]) {
        for (const elevation of [FRONT.elevation, 1.35, -0.62]) {
          const { places, seen } = project(positions, shape, facing({ ...FRONT, elevation, zoom }, positions, led), 640, 600);
          expect(seen[led], `${led} at ${zoom}`).toBeGreaterThan(0.5);
          expect(Math.abs(places[led * 3]! - 320)).toBeLessThan(5);
          expect(places[led * 3 + 1]!, `${led} at ${zoom}`).toBeGreaterThan(0);
          expect(places[led * 3 + 1]!, `${led} at ${zoom}`).toBeLessThan(600);
        }
      }
    }
  });
});
