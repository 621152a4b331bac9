import { COLOURS } from '../led/led-state.ts';
import { apiFunction as f } from './api-doc.ts';
import type { ApiDoc } from './api-doc.ts';
import { GIVEN_DOCS, MODULE_DOCS } from './module-docs.ts';
import type { RulesName } from './profile.ts';

const COUNT = f(
  null,
  'getLEDCount()',
  'How many LEDs the tree has. Trees differ: ask instead of writing 500. On the cone, LED 0 is at the foot and the last at the tip.',
  {},
  'n = getLEDCount()\nsetLEDs([BLUE if i % 2 else OFF for i in range(n)])',
);

const COLOUR_DOCS: readonly ApiDoc[] = Object.entries(COLOURS).map(([name, state]) => ({
  name,
  kind: 'constant',
  module: null,
  signature: `${name} = (${state.join(', ')})`,
  parameters: [],
  doc: name === 'OFF' ? 'The state of a dark LED.' : `A state: ${name.toLowerCase()} at full brightness, as \`(R, G, B, L)\`.`,
  example: `setLEDs([${name}] * getLEDCount())`,
}));

const SET_EXAMPLE = 'setLEDs([(255, 120, 20, 60)] * getLEDCount())';

const PLAN: readonly ApiDoc[] = [
  f(
    null,
    'setLEDs(states)',
    'Sets **all** LEDs of the tree at once. Each call is one frame; it stays until the next one. Too few or too many states, or a number out of range, end the program.',
    {
      states:
        'A list (or tuple) with **exactly one state for each LED**, in their order along the strand. A state is four whole numbers ' +
        '`(R, G, B, L)`: red, green and blue from 0 to 255, brightness from 0 to 100.',
    },
    SET_EXAMPLE,
  ),
  COUNT,
  ...COLOUR_DOCS,
  ...MODULE_DOCS,
];

const DEPLOYED: readonly ApiDoc[] = [
  f(
    null,
    'setLEDs(states)',
    'Sets **all** LEDs of the tree at once. Each call is one frame; it stays until the next one. Too few or too many states, a number ' +
      'below 0 or over 255, or a fraction end the program. States that are not four values each are taken **without a word**, and draw nothing.',
    {
      states:
        '**Exactly one state for each LED**, in their order along the strand: a list or tuple of tuples, lists or bytes, no generator. A state is four ' +
        'whole numbers `(R, G, B, L)` from 0 to 255. L is a percentage: 100 is full, and what is over 100 is brighter than full.',
    },
    SET_EXAMPLE,
  ),
  f(null, 'clearLEDs()', 'Turns **all** LEDs off. It is one frame, as `setLEDs` with nothing but `OFF`.', {}, 'clearLEDs()\nsleep(1)'),
  COUNT,
  f(
    null,
    'sleep(seconds)',
    'Waits, and leaves the lights as they are. There is no `time` here: count what you waited, and what `setLEDs` takes comes on top. A show ends after 45 seconds.',
    { seconds: 'How long; fractions are fine. Not negative, and **at most 10** a call.' },
    'setLEDs([RED] * getLEDCount())\nsleep(0.5)',
  ),
  f(
    null,
    'print(*objects)',
    'What is printed is kept, and comes out when the program ends **by itself**: of one that the show ends, it is lost. So is what is printed inside of a function.',
    { '*objects': 'What to print, with spaces between.' },
    "print(f'{getLEDCount()} LEDs')",
  ),
  ...COLOUR_DOCS,
  ...GIVEN_DOCS,
];

/** The API of a tree with these rules, for people: its own functions and colours, and the common part of its modules. */
export const API_DOCS: Readonly<Record<RulesName, readonly ApiDoc[]>> = { plan: PLAN, deployed: DEPLOYED };
