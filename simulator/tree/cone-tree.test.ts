import { describe, expect, it } from 'vitest';
import { CONE_HEIGHT, coneTree } from './cone-tree.ts';

function nearestNeighbours({ positions }: { positions: Float32Array }): number[] {
  const leds = positions.length / 3;
  return Array.from({ length: leds }, (_, a) => {
    let nearest = Infinity;
    for (let b = 0; b < leds; b++) {
      if (a === b) continue;
      const [x, y, z] = [0, 1, 2].map((axis) => positions[a * 3 + axis]! - positions[b * 3 + axis]!);
      nearest = Math.min(nearest, Math.hypot(x!, y!, z!));
    }
    return nearest;
  });
}

describe('the default cone', () => {
  it.each([1, 2, 3, 16, 200, 500, 2_000, 10_000])('has %i LEDs inside its bounds', (leds) => {
    const { positions } = coneTree(leds);
    expect(positions).toHaveLength(leds * 3);
    for (let led = 0; led < leds; led++) {
      const [x, y, z] = [positions[led * 3]!, positions[led * 3 + 1]!, positions[led * 3 + 2]!];
      expect(Math.hypot(x, y)).toBeLessThanOrEqual(1);
      expect(z).toBeGreaterThanOrEqual(0);
      expect(z).toBeLessThanOrEqual(CONE_HEIGHT);
    }
  });

  it('is wound from the foot to the tip', () => {
    const { positions } = coneTree(500);
    for (let led = 1; led < 500; led++) expect(positions[led * 3 + 2]).toBeGreaterThan(positions[led * 3 - 1]!);
    expect(positions[2]).toBeLessThan(0.01);
    expect(positions[499 * 3 + 2]).toBeGreaterThan(CONE_HEIGHT * 0.95);
  });

  it.each([50, 500, 2_000])('spreads %i LEDs evenly over its surface', (leds) => {
    const spacing = Math.sqrt((Math.PI * Math.hypot(1, CONE_HEIGHT)) / leds);
    const distances = nearestNeighbours(coneTree(leds));
    const mean = distances.reduce((sum, distance) => sum + distance, 0) / leds;
    expect(mean / spacing).toBeGreaterThan(0.85);
    expect(mean / spacing).toBeLessThan(1.1);
    expect(Math.min(...distances) / spacing).toBeGreaterThan(0.4);
  });

  it('is the same every time', () => {
    expect(coneTree(500)).toEqual(coneTree(500));
  });

  it.each([0, -1, 1.5, 10_001, Number.NaN])('refuses %d LEDs', (leds) => {
    expect(() => coneTree(leds)).toThrow(RangeError);
  });
});
