import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFault } from '../../led/reading/read-fault.ts';
import { rulesName } from '../../rules/profile.ts';
import { coneTree } from '../cone-tree.ts';
import { coordinatesOf } from '../coordinates/read-coordinates.ts';
import { placeLights } from './place-lights.ts';
import { readTreeModel, writeTreeModel } from './read-tree-model.ts';
import { readTree } from './read-tree.ts';
import { treeFile } from './tree-file.ts';
import { treeOfCoordinates } from './tree-of-coordinates.ts';

const head = { treeline: 'tree', version: 1 };
const fault = (text: string): ReadFault => {
  try {
    readTreeModel(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ReadFault);
    return error as ReadFault;
  }
  return expect.fail('it was read');
};

describe("a tree's file", () => {
  it('may say nothing but what it is: that is the default tree', () => {
    const tree = readTreeModel(JSON.stringify(head));
    expect(tree).toMatchObject({
      leds: 500,
      order: 'RGB',
      dead: [],
      speed: { microsPerLed: 30 },
      supply: { volts: 5, amperes: 10 },
      rules: 'plan',
    });
    expect(placeLights(tree).positions).toEqual(coneTree(500).positions);
  });

  it('may begin with a byte order mark', () => {
    expect(readTreeModel(`\uFEFF${JSON.stringify({ ...head, leds: 3 })}`).leds).toBe(3);
  });

  it('names rules that there are', () => {
    for (const rules of rulesName.options) expect(readTreeModel(JSON.stringify({ ...head, rules })).rules).toBe(rules);
  });

  it('gives back what was written', () => {
    // JSON knows no −0.
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((value) => value + 0);
    const lights = fc.oneof(
      fc.constant({ shape: 'cone' }),
      fc.record({ shape: fc.constant('spiral'), turns: number(0.1, 200), stray: number(0, 1), seed: fc.nat() }),
      fc.record({ shape: fc.constant('matrix'), columns: fc.integer({ min: 1, max: 99 }), around: fc.boolean() }),
      fc.record({
        shape: fc.constant('coordinates'),
        positions: fc.array(fc.tuple(number(-9, 9), number(-9, 9), number(-9, 9)), { minLength: 5, maxLength: 5 }),
      }),
    );
    fc.assert(
      fc.property(
        fc.record({
          name: fc.string({ minLength: 1, maxLength: 100 }).filter((name) => name.trim() !== ''),
          lights,
          dead: fc.uniqueArray(fc.nat(4)),
          supply: fc.record({ volts: number(1, 48), amperes: number(0.1, 99) }),
          rules: fc.constantFrom('plan', 'deployed'),
        }),
        (given) => {
          const tree = treeFile.parse({ ...head, leds: 5, ...given });
          expect(readTreeModel(writeTreeModel(tree))).toEqual(tree);
        },
      ),
    );
  });

  it('is pleasant to read', () => {
    const tree = treeFile.parse({ ...head, leds: 1, name: '[ 1, 2, 3 ]', lights: { shape: 'coordinates', positions: [[0, 1, 2.5]] } });
    expect(writeTreeModel(tree)).toContain('      [0, 1, 2.5]\n');
    expect(readTreeModel(writeTreeModel(tree)).name).toBe('[ 1, 2, 3 ]');
  });

  it.each([
    [{ ...head, leds: 0 }, 'leds', 'leds must be at least 1.'],
    [{ ...head, leds: '5' }, 'leds', 'leds must be a number.'],
    [{ ...head, lights: { shape: 'star' } }, 'lights.shape', '"cone" or "spiral" or "strings" or "matrix" or "random" or "coordinates"'],
    [{ ...head, lights: { shape: 'spiral', turns: 0 } }, 'lights.turns', 'lights.turns must be at least 0.1'],
    [{ ...head, lights: { shape: 'spiral', strings: 4 } }, 'lights', '"strings"'],
    [{ ...head, leds: 2, lights: { shape: 'coordinates', positions: [[0, 0, 0]] } }, 'leds', 'coordinates for 1 LEDs; make them agree'],
    [{ ...head, leds: 1, lights: { shape: 'coordinates', positions: [[0, 0]] } }, 'lights.positions[0]', 'at least 3'],
    [{ ...head, leds: 1, lights: { shape: 'coordinates', positions: [[0, 0, null]] } }, 'lights.positions[0][2]', 'must be a number'],
    [{ ...head, order: 'RGBW' }, 'order', '"RGB" or'],
    [{ ...head, leds: 5, dead: [4, 5] }, 'dead[1]', 'the last one is 4'],
    [{ ...head, leds: 5, dead: [4, 4] }, 'dead[1]', 'twice'],
    [{ ...head, speed: { microsPerLed: -1 } }, 'speed.microsPerLed', 'at least 1'],
    [{ ...head, supply: { volts: 5, amps: 2 } }, 'supply', '"amps", which a tree has not'],
    [{ ...head, rules: 'mine' }, 'rules', '"plan" or "deployed"'],
    [{ ...head, version: 2 }, 'version', 'update it'],
    [{ version: 1 }, 'treeline', 'treeline must be "tree"'],
    [[], null, 'The file must be an object'],
  ])('that is wrong is refused with its field: %j', (value, field, message) => {
    const error = fault(JSON.stringify(value));
    expect(error.field).toBe(field);
    expect(error.message).toContain(message);
  });

  it.each([
    ['"leds": 5', '"leds": 0', 'Line 5: leds must be at least 1.'],
    ['"order"', '"ordre"', 'Line 16: The file has "ordre", which a tree has not'],
    ['[0, 0, 3]', '[0, "0", 3]', 'Line 11: lights.positions[2][1] must be a number.'],
    ['"dead": []', '"dead": [7]', 'Line 17: dead[0]: there is no LED 7; the last one is 4.'],
    ['"version": 1', '"version": 9', 'Line 3: This tree is in version 9'],
    ['"leds": 5,', '"leds": 5', 'Line 6: This is no JSON, and so not a tree: a "," should stand before this.'],
  ])('tells the line: %s for %s', (right, wrong, sentence) => {
    const positions = Array.from({ length: 5 }, (_, led) => [0, 0, led + 1]);
    const text = writeTreeModel(treeFile.parse({ ...head, leds: 5, lights: { shape: 'coordinates', positions } }));
    expect(fault(text.replace(right, wrong)).message).toContain(sentence);
  });

  it.each(['', 'tree', '{"treeline":', '['.repeat(100_000)])('that is no JSON is refused: %.20s', (text) => {
    expect(fault(text).message).toContain('This is no JSON, and so not a tree');
  });

  it('is a tree, or a fault says why not', () => {
    const part = fc.record(
      {
        treeline: fc.constantFrom('tree', 'x'),
        version: fc.constantFrom(1, 2, '1'),
        leds: fc.jsonValue(),
        lights: fc.jsonValue(),
        dead: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          part.map((value) => JSON.stringify(value)),
          fc.string(),
          fc.json(),
        ),
        (text) => {
          try {
            expect(treeFile.parse(readTreeModel(text)).treeline).toBe('tree');
          } catch (error) {
            expect(error).toBeInstanceOf(ReadFault);
          }
        },
      ),
    );
  });
});

describe('any file of a tree', () => {
  const chunks = (text: string) => [new TextEncoder().encode(text)];

  it('may be a saved one', async () => {
    const saved = treeFile.parse({ ...head, name: 'Saved', leds: 7 });
    expect(await readTree(chunks(writeTreeModel(saved)), 'file')).toEqual({ tree: saved, coordinates: null });
  });

  it('may be coordinates, which make a tree of that name', async () => {
    const { tree, coordinates } = await readTree(chunks('-1,-0.2,0\n1,0.123456789,2\n'), 'garden');
    expect(coordinates).toMatchObject({ format: 'gift', missing: [] });
    expect(tree).toEqual(treeOfCoordinates(coordinatesOf('-1,-0.2,0\n1,0.123456789,2\n'), 'garden'));
    expect(tree).toMatchObject({
      name: 'garden',
      leds: 2,
      lights: {
        positions: [
          [-1, -0.2, 0],
          [1, 0.123457, 2],
        ],
      },
    });
    expect(readTreeModel(writeTreeModel(tree))).toEqual(tree);
  });
});
