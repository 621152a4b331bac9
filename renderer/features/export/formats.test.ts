import { describe, expect, it } from 'vitest';
import { FRONT } from '../../../simulator/recording/picture/projection.ts';
import { FORMATS, SIZES, type Moment } from './formats.ts';

const moment = (change: Partial<Moment> = {}): Moment => ({
  size: SIZES['720p'],
  framesPerSecond: 30,
  view: FRONT,
  frame: 310,
  leds: 500,
  ...change,
});

describe('what a show is exported as', () => {
  it('has names that tell the files apart, in one folder', () => {
    const endings = FORMATS.map((format) => format.ending(moment()));
    expect(new Set(endings).size).toBe(FORMATS.length);
    expect(endings).toContain('-frame-311.png');
    expect(FORMATS.find(({ id }) => id === 'picture')!.ending(moment({ frame: -1 }))).toBe('-dark.png');
  });

  it.each(Object.values(SIZES))('has films of a size that encoders take: %o', ({ width, height }) => {
    expect([width % 2, height % 2]).toEqual([0, 0]);
  });

  it.each(['webm', 'mp4'])('is a film of so many frames a second: %s', (id) => {
    const film = FORMATS.find((format) => format.id === id)!;
    expect(film.wanted(moment({ framesPerSecond: 50 }))).toMatchObject({ kind: id, framesPerSecond: 50 });
    expect(film.detail(moment({ framesPerSecond: 50 }))).toBe('1280 × 720, 50/s');
  });

  it.each([1, 30, 400, 500, 10_000])('has a strip of %i LEDs in which each can be seen, as far as a picture goes', (leds) => {
    const wanted = FORMATS.find(({ id }) => id === 'strip')!.wanted(moment({ leds }));
    expect(wanted).toMatchObject({ kind: 'strip', size: { width: 1_600 } });
    const { height } = (wanted as { size: { height: number } }).size;
    expect(height).toBeLessThanOrEqual(1_000);
    if (leds < 1_000) expect(height % leds).toBe(0);
    expect(height).toBeGreaterThanOrEqual(400);
  });
});
