import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coneTree } from '../cone-tree.ts';
import { lights, type Lights } from '../model/lights.ts';
import { placeLights } from '../model/place-lights.ts';

const places = (leds: number, wanted: object) => placeLights({ name: 'T', leds, lights: lights.parse(wanted) }).positions;
const at = (positions: Float32Array, led: number) => [...positions.subarray(led * 3, led * 3 + 3)];
const distance = (positions: Float32Array, a: number, b: number) =>
  Math.hypot(...at(positions, a).map((value, axis) => value - at(positions, b)[axis]!));

const common = {
  height: fc.double({ min: 0.1, max: 20, noNaN: true }),
  stray: fc.double({ min: 0, max: 1, noNaN: true }),
  seed: fc.nat(0xffff_ffff),
};
const any: fc.Arbitrary<Exclude<Lights, { shape: 'coordinates' }>> = fc.oneof(
  fc.record({ shape: fc.constant('cone' as const), ...common }),
  fc.record({ shape: fc.constant('spiral' as const), ...common, turns: fc.double({ min: 0.1, max: 200, noNaN: true }) }),
  fc.record({ shape: fc.constant('strings' as const), ...common, strings: fc.integer({ min: 1, max: 1_000 }), zigzag: fc.boolean() }),
  fc.record({
    shape: fc.constant('matrix' as const),
    ...common,
    columns: fc.integer({ min: 1, max: 10_000 }),
    around: fc.boolean(),
    zigzag: fc.boolean(),
  }),
  fc.record({
    shape: fc.constant('random' as const),
    height: common.height,
    seed: common.seed,
    volume: fc.constantFrom('cone' as const, 'cylinder' as const, 'sphere' as const, 'box' as const),
  }),
);

describe('every shape', () => {
  it('puts every LED inside its bounds, the same every time', () => {
    fc.assert(
      fc.property(any, fc.integer({ min: 1, max: 400 }), (wanted, leds) => {
        const positions = places(leds, wanted);
        expect(positions).toHaveLength(leds * 3);
        const most = Math.fround(wanted.height) + ('stray' in wanted ? wanted.stray : 0) + 1e-5;
        positions.forEach((value, i) => {
          if (i % 3 === 2) expect(value >= 0 && value <= most).toBe(true);
          else expect(Math.abs(value) <= 1).toBe(true);
        });
        expect(places(leds, wanted)).toEqual(positions);
      }),
    );
  });

  it('strays with its seed, and not without a stray', () => {
    expect(places(50, { shape: 'cone', stray: 0.1, seed: 1 })).not.toEqual(places(50, { shape: 'cone', stray: 0.1, seed: 2 }));
    expect(places(50, { shape: 'cone', seed: 1 })).toEqual(places(50, { shape: 'cone', seed: 2 }));
  });
});

describe('a cone', () => {
  it('is the default tree', () => {
    expect(places(500, { shape: 'cone' })).toEqual(coneTree(500).positions);
  });
});

describe('a spiral', () => {
  it('goes from the foot to the tip in steps of one length', () => {
    const positions = places(300, { shape: 'spiral', turns: 5, height: 2 });
    expect(at(positions, 0)).toEqual([1, 0, 0]);
    expect(at(positions, 299)[2]).toBeCloseTo(2, 5);
    const steps = Array.from({ length: 298 }, (_, led) => distance(positions, led, led + 1));
    // The chord of a tight turn is a little shorter than the strand.
    expect(Math.min(...steps) / Math.max(...steps)).toBeGreaterThan(0.95);
  });
});

describe('strings', () => {
  it('go up the one and down the next', () => {
    const positions = places(8, { shape: 'strings', strings: 2, height: 4 });
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((led) => at(positions, led)[2])).toEqual([0.25, 1.25, 2.25, 3.25, 3.25, 2.25, 1.25, 0.25]);
    expect(at(positions, 0)[0]).toBeGreaterThan(0);
    expect(at(positions, 7)[0]).toBeLessThan(0);
  });

  it('all begin at the foot where they are wired so, and share LEDs evenly', () => {
    const positions = places(7, { shape: 'strings', strings: 2, height: 4, zigzag: false });
    expect(at(positions, 0)[2]).toBe(0.25);
    expect(at(positions, 4)[2]).toBeCloseTo(4 / 12, 6);
  });
});

describe('a matrix', () => {
  it('is a wall, wired there and back', () => {
    const positions = places(6, { shape: 'matrix', columns: 3, height: 1 });
    expect([0, 1, 2, 3, 4, 5].map((led) => at(positions, led))).toEqual([
      [-1, 0, 0],
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
      [0, 0, 1],
      [-1, 0, 1],
    ]);
  });

  it('is a cylinder where it goes around', () => {
    const positions = places(8, { shape: 'matrix', columns: 4, around: true, zigzag: false });
    for (let led = 0; led < 8; led++) expect(Math.hypot(...at(positions, led).slice(0, 2))).toBeCloseTo(1, 6);
    expect(at(positions, 4).slice(0, 2)).toEqual(at(positions, 0).slice(0, 2));
  });
});

describe('random', () => {
  it('fills its volume evenly, inside it', () => {
    const positions = places(10_000, { shape: 'random', volume: 'cone', height: 1 });
    const heights = Array.from({ length: 10_000 }, (_, led) => at(positions, led)[2]!);
    for (let led = 0; led < 10_000; led++)
      expect(Math.hypot(...at(positions, led).slice(0, 2))).toBeLessThanOrEqual(1 - heights[led]! + 1e-6);
    // Seven eighths of a cone lie in its lower half.
    expect(heights.filter((z) => z < 0.5).length / 10_000).toBeCloseTo(7 / 8, 1);
  });
});
