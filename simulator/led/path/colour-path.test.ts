import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourOrder } from './colour-order.ts';
import { createColourPath } from './colour-path.ts';
import { DUTY, dutyOf, FULL_DUTY } from './duty.ts';

const every = Array.from({ length: 256 * 101 }, (_, i) => [i % 256, Math.floor(i / 256)] as const);
const state = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(100));

describe('the byte for a channel', () => {
  it('is scaled by the brightness and cut off, in the plan', () => {
    // In whole numbers, where nothing can be rounded.
    for (const [channel, brightness] of every) {
      expect(dutyOf('plan', channel, brightness)).toBe(Number((BigInt(channel) * BigInt(brightness)) / 100n));
    }
  });

  it('is then a fifth, on the deployed tree', () => {
    for (const [channel, brightness] of every) {
      expect(dutyOf('deployed', channel, brightness)).toBe(Number((BigInt(channel) * BigInt(brightness)) / 100n / 5n));
    }
  });

  it('has 52 steps there, and is dark below 5', () => {
    expect(new Set(every.map(([channel, brightness]) => dutyOf('deployed', channel, brightness))).size).toBe(52);
    expect([0, 1, 4, 5, 9, 10, 255].map((channel) => dutyOf('deployed', channel, 100))).toEqual([0, 0, 0, 1, 1, 2, 51]);
  });

  it('stands in a table, beyond L = 100 too', () => {
    for (const path of ['plan', 'deployed'] as const) {
      for (const [channel, brightness] of every) expect(DUTY[path][(brightness << 8) | channel]).toBe(dutyOf(path, channel, brightness));
      expect(DUTY[path].subarray(0, 101 << 8).reduce((a, b) => Math.max(a, b))).toBe(FULL_DUTY[path]);
    }
    expect(DUTY.deployed[(255 << 8) | 255]).toBe(130);
    expect(DUTY.plan[(255 << 8) | 255]).toBe(255);
  });
});

describe('a colour path', () => {
  const light = (tree: Partial<Parameters<typeof createColourPath>[0]>, states: number[]): number[] => {
    const lights = new Uint8Array((states.length / 4) * 3);
    createColourPath({ path: 'plan', order: 'RGB', dead: [], ...tree }).light(Uint8Array.from(states), states.length / 4, lights);
    return [...lights];
  };

  it('lights what the tree is told', () => {
    expect(light({}, [255, 128, 1, 100, 255, 128, 1, 50])).toEqual([255, 128, 1, 127, 64, 0]);
    expect(light({ path: 'deployed' }, [255, 128, 1, 100, 255, 128, 1, 50])).toEqual([51, 25, 0, 25, 12, 0]);
  });

  it('swaps what the strip takes otherwise', () => {
    expect(light({ order: 'GRB' }, [255, 0, 0, 100])).toEqual([0, 255, 0]);
    expect(light({ order: 'BRG' }, [1, 2, 3, 100])).toEqual([2, 3, 1]);
  });

  it('leaves dead LEDs dark, also beyond the tree', () => {
    expect(light({ dead: [1, 7] }, [9, 9, 9, 100, 9, 9, 9, 100])).toEqual([9, 9, 9, 0, 0, 0]);
  });

  it('is every LED by itself: a swap moves bytes, and makes none', () => {
    fc.assert(
      fc.property(fc.array(state, { maxLength: 20 }), fc.constantFrom(...colourOrder.options), (states, order) => {
        const plain = light({ path: 'deployed' }, states.flat());
        const swapped = light({ path: 'deployed', order }, states.flat());
        states.forEach((_, led) => {
          for (let sent = 0; sent < 3; sent++) expect(swapped[led * 3 + 'RGB'.indexOf(order[sent]!)]).toBe(plain[led * 3 + sent]);
        });
      }),
    );
  });

  it("restates the tree's full light as full, for whoever shows states as they are meant", () => {
    const restated = new Uint8Array(12);
    const states = Uint8Array.from([255, 4, 0, 100, 128, 0, 0, 50, 9, 9, 9, 100]);
    createColourPath({ path: 'deployed', order: 'GRB', dead: [2] }).restate(states, 3, restated);
    expect([...restated]).toEqual([0, 255, 0, 100, 0, 60, 0, 100, 0, 0, 0, 0]);
  });

  it('restates exactly the steps that there are', () => {
    const states = Uint8Array.from(every.flatMap(([channel, brightness]) => [channel, 0, 0, brightness]));
    for (const path of ['plan', 'deployed'] as const) {
      const restated = new Uint8Array(states.length);
      createColourPath({ path, order: 'RGB', dead: [] }).restate(states, every.length, restated);
      const wrong = every.filter(
        ([channel, brightness], i) => restated[i * 4] !== dutyOf(path, channel, brightness) * (255 / FULL_DUTY[path]),
      );
      expect(wrong).toEqual([]);
    }
  });
});
