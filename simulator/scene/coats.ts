import { showStates } from '../led/colour.ts';
import { BYTES_PER_LED } from '../led/led-state.ts';
import { createColourPath } from '../led/path/colour-path.ts';
import { markLosses } from '../led/path/losses.ts';
import type { Look } from './look.ts';
import { MARK } from './mark-kinds.ts';

export interface Lost {
  hue: number;
  light: number;
}

/**
 * The colours (R, G, B each, 0–255, sRGB) that a frame gives the lights, as it is meant and as the tree shows it, and a `MARK` for each
 * LED. Only what the look shows is worked out.
 */
export function createCoats(leds: number, look: Look) {
  const states = new Uint8Array(leds * BYTES_PER_LED);
  const restated = new Uint8Array(leds * BYTES_PER_LED);
  const ideal = new Uint8Array(leds * 3);
  const shown = new Uint8Array(leds * 3);
  const marks = new Uint8Array(leds);
  let wanted = look;
  let path = createColourPath(look.lighting);

  function work(): void {
    const { sides, losses, lighting } = wanted;
    if (sides !== 'shown') showStates(states, 0, leds, ideal, 3);
    if (sides !== 'ideal') {
      path.restate(states, leds, restated);
      showStates(restated, 0, leds, shown, 3);
      if (losses) markLosses(lighting.path, states, leds, marks);
    }
    for (const led of lighting.dead) if (led < leds) marks[led] = MARK.dead;
  }

  return {
    ideal,
    shown,
    marks,
    show(frame: Uint8Array | null): void {
      if (frame) states.set(frame);
      else states.fill(0);
      work();
    },
    /** How many LEDs show another hue than they were told, and how many stay dark. */
    lost(): Lost {
      const count = (kind: number) => marks.reduce((sum, mark) => sum + (mark === kind ? 1 : 0), 0);
      return { hue: count(MARK.hue), light: count(MARK.light) };
    },
    look(next: Look): void {
      if (next.lighting !== wanted.lighting) {
        path = createColourPath(next.lighting);
        marks.fill(MARK.none);
      }
      wanted = next;
      work();
    },
  };
}

export type Coats = ReturnType<typeof createCoats>;
