import { shown } from '../../../simulator/led/colour.ts';
import type { LedState } from '../../../simulator/led/led-state.ts';
import { createColourPath, type LightingTree } from '../../../simulator/led/path/colour-path.ts';
import { LOSS, markLosses } from '../../../simulator/led/path/losses.ts';

/** What becomes of one LED's state on a tree. */
export interface Leaving {
  /** how bright its red, green and blue shine, and what is full */
  light: readonly [red: number, green: number, blue: number];
  full: number;
  /** as it was meant, and as it shines, for CSS */
  meant: string;
  shines: string;
  lost: 'nothing' | 'hue' | 'light' | 'dead';
}

export function leavingOf({ path, order, dead }: LightingTree, led: number, state: LedState): Leaving {
  const states = Uint8Array.from(state);
  const isDead = dead.includes(led);
  const way = createColourPath({ path, order, dead: isDead ? [0] : [] });
  const [light, restated, loss] = [new Uint8Array(3), new Uint8Array(4), new Uint8Array(1)];
  way.light(states, 1, light);
  way.restate(states, 1, restated);
  markLosses(path, states, 1, loss);
  const lost = isDead ? 'dead' : loss[0] === LOSS.hue ? 'hue' : loss[0] === LOSS.light ? 'light' : 'nothing';
  return { light: [light[0]!, light[1]!, light[2]!], full: way.full, meant: css(states), shines: css(restated), lost };
}

function css([red = 0, green = 0, blue = 0, brightness = 0]: Uint8Array): string {
  return `rgb(${[red, green, blue].map((channel) => shown(channel, brightness)).join(' ')})`;
}
