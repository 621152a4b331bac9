import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReadFault } from '../../led/reading/read-fault.ts';
import { readCoordinates } from './read-coordinates.ts';

const bytes = (text: string) => [new TextEncoder().encode(text)];
const read = (text: string) => readCoordinates(bytes(text));
const fault = (text: string) =>
  read(text).then(
    () => expect.fail('it was read'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ReadFault);
      return error as ReadFault;
    },
  );

const plain = '\uFEFF-1,0,0\r\n1,0.5,2.5\r\n-1,0,0\r\n0,-0.5,3';

describe('a coordinate file', () => {
  it('may be x,y,z with a byte order mark, CRLF, and nothing at its end', async () => {
    expect(await read(plain)).toEqual({
      format: 'gift',
      leds: 4,
      positions: Float32Array.from([-1, 0, 0, 1, 0.5, 2.5, -1, 0, 0, 0, -0.5, 3]),
      missing: [],
      duplicates: 1,
    });
  });

  it('may be lines of lists', async () => {
    expect(await read('[-252, -63, -454]\r\n[126, 63, 50]\r\n')).toMatchObject({
      format: '2020',
      positions: Float32Array.from([-1, -0.25, 0, 0.5, 0.25, 2]),
    });
  });

  it('may count from anywhere: the trunk is in the middle then', async () => {
    const { positions } = await read('100,7,50\n104,8,50\n102,9,54\n');
    expect([...positions]).toEqual([-1, -0.5, 0, 1, 0, 0, 0, 0.5, 2]);
  });

  it('may number its LEDs, in any order', async () => {
    expect(await read('\uFEFFID,X,Y,Z\n1,1,0,1\n0,-1,0,0\n')).toMatchObject({
      format: 'harvard',
      positions: Float32Array.from([-1, 0, 0, 1, 0, 1]),
      missing: [],
    });
  });

  it('may leave LEDs out, which are then put between their neighbours', async () => {
    const text = 'index,x,y,z,xn,yn,zn,error\n1,-1,0,0,0,0,1,0.01\n4,1,0,3,0,0,1,0.02\n';
    const { format, leds, missing, positions, duplicates } = await read(text);
    expect({ format, leds, missing, duplicates }).toEqual({ format: 'marimapper', leds: 5, missing: [0, 2, 3], duplicates: 0 });
    const third = Math.fround(1 / 3);
    expect([...positions].map((v) => Math.fround(v))).toEqual([-1, 0, 0, -1, 0, 0, -third, 0, 1, third, 0, 2, 1, 0, 3]);
  });

  it('may be a Twinkly layout, which counts y upwards', async () => {
    const layout = {
      source: '3d',
      synthesized: false,
      coordinates: [
        { x: -0.5, y: 0, z: 0.25 },
        { x: 0.5, y: 1, z: -0.25 },
      ],
    };
    expect(await read(JSON.stringify(layout))).toMatchObject({
      format: 'twinkly',
      positions: Float32Array.from([-1, -0.5, 0, 1, 0.5, 2]),
    });
  });

  it.each([
    ['', 'The file is empty', null, null],
    ['\uFEFF', 'The file is empty', null, null],
    ['\r\n\r\n', 'The file is empty', null, null],
    ['ID,X,Y,Z\n', 'no LEDs', null, null],
    ['name,x,y\n', '"name,x,y" begins no coordinate file', 1, null],
    ['1,2,3\n1,2\n', 'this line has 2 values; x,y,z has 3', 2, null],
    ['1,2,3\n\n1,2,3,4\n', 'this line has 4 values', 3, null],
    ['1,2,3\n1,NaN,3\n', 'y is "NaN"; it must be a number', 2, 'y'],
    ['1,2,3\n1,2,\n', 'z is ""; it must be a number', 2, 'z'],
    ['1,2,3\n1,2,inf\n', 'z is "inf"', 2, 'z'],
    ['1,2,1e999\n', 'z is "1e999"', 1, 'z'],
    ['1;2;3\n', 'separated by ";"', 1, null],
    ['[1, 2, 3]\n[1, 2, 3\n', 'this is no [x, y, z]', 2, null],
    ['[1, 2, 3]\n4,5,6\n', 'this is no [x, y, z]', 2, null],
    ['ID,X,Y,Z\n0,1,2,3\n0,1,2,3\n', 'LED 0 stands in line 2 already', 3, 'id'],
    ['ID,X,Y,Z\n0.5,1,2,3\n', 'LEDs are counted from 0', 2, 'id'],
    ['index,x,y,z,xn,yn,zn,error\n10000,1,2,3,0,0,0,0\n', 'a tree has at most 10,000 LEDs', 2, null],
    ['index,x,y,z,xn,yn,zn,error\n1,1,2,3\n', 'this line has 4 values; index,x,y,z,xn,yn,zn,error has 8', 2, null],
    ['1,2,3\n'.repeat(10_001), 'at most 10,000 LEDs', 10_001, null],
    ['{"coordinates": [\n', 'This is no JSON, and so not a Twinkly layout: a "]" is missing', 2, null],
    ['{"coordinates": []}', 'coordinates must have a length of at least 1', 1, 'coordinates'],
    ['{"coordinates": [{"x": 1, "y": 2},\n{"x": "1", "y": 2}]}', 'coordinates[1].x must be a number', 2, 'coordinates[1].x'],
    ['{"leds": 5}', 'coordinates is missing', 1, 'coordinates'],
  ])('that is wrong is refused with its place: %j', async (text, message, line, field) => {
    const error = await fault(text);
    expect(error.message).toContain(message);
    expect(error).toMatchObject({ line, field });
  });

  it('of 200 MB is refused after a few', async () => {
    let given = 0;
    const chunk = new Uint8Array(2 ** 20).fill(0x31);
    function* endless() {
      for (; given < 200; given++) yield chunk;
    }
    await expect(readCoordinates(endless())).rejects.toThrow('longer than 8 MB');
    expect(given).toBeLessThan(10);
  });

  it('that is no text is refused', async () => {
    await expect(readCoordinates([Uint8Array.from([0x31, 0xff, 0xfe])])).rejects.toThrow('no UTF-8 text');
  });
});

describe('coordinates, whatever is in the file', () => {
  const place = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -1e9, max: 1e9, noNaN: true })));

  it('come in the convention of a tree, and stay as they are from then on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 30 }), async (places) => {
        const { positions } = await read(places.map((p) => p.join(',')).join('\n'));
        positions.forEach((value, i) => {
          if (i % 3 === 2) expect(value).toBeGreaterThanOrEqual(0);
          else expect(Math.abs(value)).toBeLessThanOrEqual(1);
        });
        const again = await read(Array.from(places, (_, led) => positions.subarray(led * 3, led * 3 + 3).join(',')).join('\n'));
        again.positions.forEach((value, i) => expect(value).toBeCloseTo(positions[i]!, 5));
      }),
    );
  });

  it('are there, or a fault says why not', async () => {
    const scrap = fc.constantFrom(
      '\uFEFF',
      'ID,X,Y,Z',
      'index,x,y,z,xn,yn,zn,error',
      '\n',
      '\r\n',
      ',',
      '1',
      '-0.5',
      'NaN',
      '[',
      ']',
      '{',
      '"',
      ';',
      ' ',
      '1e400',
      'é',
    );
    const file = fc.oneof(
      fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string(),
      fc.json(),
    );
    await fc.assert(
      fc.asyncProperty(file, async (text) => {
        await read(text).then(
          ({ positions, leds }) => {
            expect(positions).toHaveLength(leds * 3);
            expect(positions.every(Number.isFinite)).toBe(true);
          },
          (error: unknown) => expect(error).toBeInstanceOf(ReadFault),
        );
      }),
      { numRuns: 500 },
    );
  });
});
