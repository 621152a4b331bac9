import { COLOURS } from '../led/led-state.ts';
import { apiFunction as f } from './api-doc.ts';
import type { ApiDoc } from './api-doc.ts';
import { MODULE_DOCS } from './module-docs.ts';

const STATES =
  'A list (or tuple) with **exactly one state for each LED**, in their order along the strand. A state is four whole numbers ' +
  '`(R, G, B, L)`: red, green and blue from 0 to 255, brightness from 0 to 100.';

const COLOUR_DOCS: readonly ApiDoc[] = Object.entries(COLOURS).map(([name, state]) => ({
  name,
  kind: 'constant',
  module: null,
  signature: `${name} = (${state.join(', ')})`,
  parameters: [],
  doc: name === 'OFF' ? 'The state of a dark LED.' : `A state: ${name.toLowerCase()} at full brightness, as \`(R, G, B, L)\`.`,
  example: `setLEDs([${name}] * getLEDCount())`,
}));

/** The tree's API for people: its own functions and colours, and the common part of the modules that may be imported. */
export const API_DOCS: readonly ApiDoc[] = [
  f(
    null,
    'setLEDs(states)',
    'Sets **all** LEDs of the tree at once. Each call is one frame; it stays until the next one. Too few or too many states, or a number out of range, end the program.',
    { states: STATES },
    'setLEDs([(255, 120, 20, 60)] * getLEDCount())',
  ),
  f(
    null,
    'getLEDCount()',
    'How many LEDs the tree has. Trees differ: ask instead of writing 500. On the cone, LED 0 is at the foot and the last at the tip.',
    {},
    'n = getLEDCount()\nsetLEDs([BLUE if i % 2 else OFF for i in range(n)])',
  ),
  ...COLOUR_DOCS,
  ...MODULE_DOCS,
];
