import type { Coordinates } from './coordinates.ts';

export type CoordinateFormat = Coordinates['format'];
type Place = readonly [x: number, y: number, z: number];

/** What the names of coordinate files end in: the longest ending that fits tells the format. */
export const COORDINATE_ENDINGS: Readonly<Record<CoordinateFormat, string>> = {
  gift: '.csv',
  '2020': '.txt',
  harvard: '.harvard.csv',
  marimapper: '.marimapper.csv',
  twinkly: '.twinkly.json',
};

/** The format that a file's name asks for; null where it ends in none of these. */
export function formatOfName(name: string): CoordinateFormat | null {
  const fitting = (Object.keys(COORDINATE_ENDINGS) as CoordinateFormat[]).filter((format) =>
    name.toLowerCase().endsWith(COORDINATE_ENDINGS[format]),
  );
  return fitting.toSorted((a, b) => COORDINATE_ENDINGS[b].length - COORDINATE_ENDINGS[a].length)[0] ?? null;
}

/** x and y of lists go from −252 to 252, in whole numbers. */
const LIST_UNIT = 252;
const DIGITS = 1e6;

/** The text of a coordinate file, as others write them. The places of its LEDs are in the convention of a tree (tree-model.ts). */
export function writeCoordinates(places: readonly Place[], format: CoordinateFormat): string {
  switch (format) {
    case 'gift':
      return `\uFEFF${places.map((place) => place.join(',')).join('\r\n')}`;
    case '2020': {
      // There zero is half-way up.
      const middle = Math.max(...places.map(([, , z]) => z)) / 2;
      return places.map(([x, y, z]) => `[${[x, y, z - middle].map((value) => rounded(value * LIST_UNIT, 1)).join(', ')}]\r\n`).join('');
    }
    case 'harvard':
      return `\uFEFFID,X,Y,Z\r\n${places.map((place, led) => `${led},${place.join(',')}\r\n`).join('')}`;
    case 'marimapper':
      return `index,x,y,z,xn,yn,zn,error\n${places.map((place, led) => `${[led, ...place, ...outwards(place), 0].join(',')}\n`).join('')}`;
    case 'twinkly': {
      // There y counts upwards and z towards whoever looks, each from −1 to 1.
      const unit = Math.max(1, ...places.map(([, , z]) => z));
      const coordinates = places.map(([x, y, z]) => ({
        x: rounded(x / unit, DIGITS),
        y: rounded(z / unit, DIGITS),
        z: rounded(-y / unit, DIGITS),
      }));
      return `${JSON.stringify({ source: '3d', synthesized: false, coordinates })}\n`;
    }
  }
}

/** Where a light on that place looks, as none is measured here: away from the trunk, and upwards where it is the trunk's own. */
function outwards([x, y]: Place): Place {
  const length = Math.hypot(x, y);
  return length === 0 ? [0, 0, 1] : [rounded(x / length, DIGITS), rounded(y / length, DIGITS), 0];
}

/** Without −0, which no file should show. */
function rounded(value: number, digits: number): number {
  return Math.round(value * digits) / digits + 0;
}
