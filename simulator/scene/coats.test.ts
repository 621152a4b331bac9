import { describe, expect, it } from 'vitest';
import { createCoats } from './coats.ts';
import { type Look, PLAIN_LOOK } from './look.ts';
import { MARK } from './mark-kinds.ts';

const DEPLOYED: Look = { ...PLAIN_LOOK, sides: 'both', lighting: { path: 'deployed', order: 'RGB', dead: [2] } };
/** Full orange; orange too low for its steps; full white; white below the first step. */
const STATES = Uint8Array.from([255, 165, 0, 100, 255, 165, 0, 2, 255, 255, 255, 100, 4, 4, 4, 100]);

describe('the colours of the lights', () => {
  it('are those that were meant, and those that the tree shows', () => {
    const coats = createCoats(4, DEPLOYED);
    coats.show(STATES);
    expect([...coats.ideal.subarray(0, 3)]).toEqual([255, 210, 0]);
    expect([...coats.ideal.subarray(6, 9)]).toEqual([255, 255, 255]);
    expect([...coats.shown.subarray(0, 2)]).toEqual([255, 210]);
    expect([...coats.shown.subarray(6)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(coats.shown[3]).toBeGreaterThan(0);
    expect(coats.shown[4]).toBe(0);
  });

  it('are marked where they lose something, or are dead', () => {
    const coats = createCoats(4, DEPLOYED);
    coats.show(STATES);
    expect([...coats.marks]).toEqual([MARK.none, MARK.hue, MARK.dead, MARK.light]);
    expect(coats.lost()).toEqual({ hue: 1, light: 1 });
    coats.show(null);
    expect(coats.lost()).toEqual({ hue: 0, light: 0 });
  });

  it('follow the look, without the frame being shown again', () => {
    const coats = createCoats(4, PLAIN_LOOK);
    coats.show(STATES);
    expect([...coats.shown]).toEqual(Array.from({ length: 12 }, () => 0));
    coats.look({ ...PLAIN_LOOK, sides: 'shown', lighting: { path: 'plan', order: 'GRB', dead: [] } });
    expect([...coats.shown.subarray(0, 3)]).toEqual([210, 255, 0]);
    expect([...coats.marks].includes(MARK.dead)).toBe(false);
  });
});
