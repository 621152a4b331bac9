import { describe, expect, it } from 'vitest';
import { coneTree } from '../../tree/cone-tree.ts';
import { FRONT, project, shapeOf } from './projection.ts';

const { positions } = coneTree(500);
const shape = shapeOf(positions);

describe('the tree in a picture', () => {
  it.each([
    [640, 600],
    [320, 360],
    [1_280, 720],
    [300, 900],
  ])('is whole in %i × %i pixels, and fills it', (width, height) => {
    const { places } = project(positions, shape, FRONT, width, height);
    const xs = positions.map((_, i) => places[i * 3]!).subarray(0, 500);
    const ys = positions.map((_, i) => places[i * 3 + 1]!).subarray(0, 500);
    expect(Math.min(...xs)).toBeGreaterThan(0);
    expect(Math.max(...xs)).toBeLessThan(width);
    expect(Math.min(...ys)).toBeGreaterThan(0);
    expect(Math.max(...ys)).toBeLessThan(height);
    const share = Math.max((Math.max(...xs) - Math.min(...xs)) / width, (Math.max(...ys) - Math.min(...ys)) / height);
    expect(share).toBeGreaterThan(0.65);
  });

  it('has its foot below its tip', () => {
    const { places } = project(positions, shape, FRONT, 640, 600);
    expect(places[1]).toBeGreaterThan(places[499 * 3 + 1]!);
  });

  it('shows what is in front, and dims what is behind', () => {
    const around = Float32Array.from([0, -1, 0.4, 0, 1, 0.4, 0, 0, 2.2]);
    const { seen } = project(around, { radius: 1, height: 2.2 }, FRONT, 640, 600);
    expect(seen[0]).toBe(1);
    expect(seen[1]).toBeLessThan(0.2);
    expect(seen[2]).toBe(1);
    const turned = project(around, { radius: 1, height: 2.2 }, { ...FRONT, azimuth: FRONT.azimuth + Math.PI }, 640, 600);
    expect(turned.seen[1]).toBe(1);
  });

  it('has right on the right', () => {
    const { places } = project(Float32Array.from([1, 0, 0]), { radius: 1, height: 2.2 }, FRONT, 640, 600);
    expect(places[0]).toBeGreaterThan(320);
  });
});
