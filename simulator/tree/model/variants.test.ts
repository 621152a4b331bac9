import { describe, expect, it } from 'vitest';
import { treeFile } from './tree-file.ts';
import { VARIANTS } from './variants.ts';

const tree = treeFile.parse({ treeline: 'tree', version: 1, leds: 7, dead: [1, 6] });
const measured = treeFile.parse({
  ...tree,
  leds: 5,
  dead: [4],
  lights: { shape: 'coordinates', positions: [0, 1, 2, 3, 4].map((z) => [0, 0, z]) },
});

describe('a variant', () => {
  it('is a tree that can be saved, where there is one', () => {
    for (const { of } of Object.values(VARIANTS)) {
      for (const file of [tree, measured, { ...tree, leds: 1, dead: [] }, { ...tree, leds: 10_000 }]) {
        const varied = of(file);
        if (varied) expect(treeFile.parse(varied)).toEqual(varied);
      }
    }
  });

  it('changes one thing', () => {
    expect(VARIANTS.half.of(tree)).toMatchObject({ leds: 3, dead: [1] });
    expect(VARIANTS.double.of(tree)).toMatchObject({ leds: 14, dead: [1, 6] });
    expect(VARIANTS.swapped.of(tree)).toEqual({ ...tree, order: 'GRB' });
    expect(VARIANTS.dead.of({ ...tree, leds: 25 })).toEqual({ ...tree, leds: 25, dead: [1, 6, 9, 19] });
    expect(VARIANTS.rules.of(tree)).toEqual({ ...tree, rules: 'deployed' });
    expect(VARIANTS['pi-3'].of(tree)).toEqual({ ...tree, speed: { microsPerLed: 120 } });
  });

  it('of measured places keeps the form, and has no more than were measured', () => {
    expect(VARIANTS.half.of(measured)).toMatchObject({
      leds: 2,
      dead: [],
      lights: {
        positions: [
          [0, 0, 0],
          [0, 0, 2],
        ],
      },
    });
    // LED 2 of all is LED 1 of every second one.
    expect(VARIANTS.half.of({ ...measured, dead: [1, 2] })).toMatchObject({ dead: [1] });
    expect(VARIANTS.double.of(measured)).toBeNull();
  });

  it('is none where it would be no tree', () => {
    expect(VARIANTS.half.of({ ...tree, leds: 1, dead: [] })).toBeNull();
    expect(VARIANTS.dead.of(tree)).toBeNull();
    expect(VARIANTS.double.of({ ...tree, leds: 5_001 })).toBeNull();
  });
});
