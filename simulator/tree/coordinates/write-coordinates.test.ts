import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coneTree } from '../cone-tree.ts';
import { placesOf } from '../model/tree-of-coordinates.ts';
import { coordinatesOf } from './read-coordinates.ts';
import { COORDINATE_ENDINGS, formatOfName, writeCoordinates, type CoordinateFormat } from './write-coordinates.ts';

const FORMATS = Object.keys(COORDINATE_ENDINGS) as CoordinateFormat[];
const read = (text: string) => coordinatesOf(text.replace(/^\uFEFF/, ''));

describe('a coordinate file that is written', () => {
  it.each([
    ['gift', '\uFEFF-1,0,0\r\n1,0.5,2.5'],
    ['2020', '[-252, 0, -315]\r\n[252, 126, 315]\r\n'],
    ['harvard', '\uFEFFID,X,Y,Z\r\n0,-1,0,0\r\n1,1,0.5,2.5\r\n'],
    ['marimapper', 'index,x,y,z,xn,yn,zn,error\n0,-1,0,0,-1,0,0,0\n1,1,0.5,2.5,0.894427,0.447214,0,0\n'],
    ['twinkly', '{"source":"3d","synthesized":false,"coordinates":[{"x":-0.4,"y":0,"z":0},{"x":0.4,"y":1,"z":-0.2}]}\n'],
  ] as const)('is as others write it: %s', (format, text) => {
    expect(
      writeCoordinates(
        [
          [-1, 0, 0],
          [1, 0.5, 2.5],
        ],
        format,
      ),
    ).toBe(text);
  });

  it.each(FORMATS)('is read as what it was: %s', (format) => {
    const place = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -2, max: 2, noNaN: true })));
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), (measured) => {
        const { positions, leds } = read(measured.map((p) => p.join(',')).join('\n'));
        // Lights that hang on one line are made as high as a tree is: whole numbers could tell them otherwise.
        fc.pre(positions.every((value) => value < 9) && positions.some((value, i) => i % 3 < 2 && Math.abs(value) > 0.5));
        const again = read(writeCoordinates(placesOf(positions), format));
        expect(again).toMatchObject({ format, leds, missing: [] });
        again.positions.forEach((value, i) => expect(Math.abs(value - positions[i]!)).toBeLessThan(format === '2020' ? 0.01 : 2e-5));
      }),
    );
  });

  it('may be that of a tree with 10,000 LEDs', () => {
    for (const format of FORMATS) expect(read(writeCoordinates(placesOf(coneTree(10_000).positions), format)).leds).toBe(10_000);
  });
});

it.each([
  ['places.csv', 'gift'],
  ['PLACES.CSV', 'gift'],
  ['hall.txt', '2020'],
  ['hall.harvard.csv', 'harvard'],
  ['hall.marimapper.csv', 'marimapper'],
  ['hall.twinkly.json', 'twinkly'],
  ['hall.json', null],
  ['hall.tree.json', null],
  ['csv', null],
])('the name %s asks for %s', (name, format) => {
  expect(formatOfName(name)).toBe(format);
});
