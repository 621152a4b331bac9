import type { Projected, Shape } from '../../recording/picture/projection.ts';
import type { Air } from '../air.ts';

/** Halos are painted once for each of so many steps of a channel: 16 steps a channel are told apart by no one in motion. */
const STEP = 17;
const SPRITE = 48;

/** Paints lights on a plain canvas, as small pictures of halos. */
export function createHalos(leds: number, { radius, height }: Shape) {
  const sprites = new Map<number, OffscreenCanvas>();
  const apart = Math.sqrt((Math.PI * radius * Math.hypot(radius, height)) / leds);
  const halo = Math.min(0.34, Math.max(0.06, apart * 1.6)) * radius;

  function sprite(red: number, green: number, blue: number): OffscreenCanvas {
    const key = (Math.round(red / STEP) << 8) | (Math.round(green / STEP) << 4) | Math.round(blue / STEP);
    const known = sprites.get(key);
    if (known) return known;
    const painted = paintSprite((key >> 8) * STEP, ((key >> 4) & 15) * STEP, (key & 15) * STEP);
    sprites.set(key, painted);
    return painted;
  }

  return {
    /** @param colours R, G, B for each light; `keeps` (0–1): how much of its halo a light keeps */
    paint(
      to: CanvasRenderingContext2D,
      { places: at, seen }: Projected,
      colours: Uint8Array,
      { eye, glow, bulb }: Air,
      keeps: number,
    ): void {
      to.globalCompositeOperation = 'screen';
      const unlit = bulb.map((part) => part * 210) as [number, number, number];
      const spread = 0.4 + 0.6 * glow * keeps;
      for (let led = 0; led < leds; led++) {
        const [red, green, blue] = [colours[led * 3]!, colours[led * 3 + 1]!, colours[led * 3 + 2]!];
        const most = Math.max(red, green, blue);
        const wide = Math.max(4, halo * at[led * 3 + 2]! * (most === 0 ? 0.3 : spread * (0.4 + (0.6 * most) / 255)));
        const lift = (most / 255) ** -eye;
        const image = most === 0 ? sprite(...unlit) : sprite(red * lift, green * lift, blue * lift);
        to.globalAlpha = seen[led]!;
        to.drawImage(image, at[led * 3]! - wide / 2, at[led * 3 + 1]! - wide / 2, wide, wide);
      }
      to.globalAlpha = 1;
      to.globalCompositeOperation = 'source-over';
    },
  };
}

function paintSprite(red: number, green: number, blue: number): OffscreenCanvas {
  const sprite = new OffscreenCanvas(SPRITE, SPRITE);
  const to = sprite.getContext('2d');
  if (!to) return sprite;
  const glow = to.createRadialGradient(SPRITE / 2, SPRITE / 2, 0, SPRITE / 2, SPRITE / 2, SPRITE / 2);
  const top = Math.max(red, green, blue);
  const hot = [red, green, blue].map((channel) => channel + (top - channel) * 0.55);
  glow.addColorStop(0, `rgb(${hot.join()})`);
  glow.addColorStop(0.14, `rgb(${red} ${green} ${blue})`);
  glow.addColorStop(0.25, `rgb(${red} ${green} ${blue} / 0.4)`);
  glow.addColorStop(0.5, `rgb(${red} ${green} ${blue} / 0.12)`);
  glow.addColorStop(1, `rgb(${red} ${green} ${blue} / 0)`);
  to.fillStyle = glow;
  to.fillRect(0, 0, SPRITE, SPRITE);
  return sprite;
}
