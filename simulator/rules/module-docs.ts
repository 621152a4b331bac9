import { apiFunction as f } from './api-doc.ts';
import type { ApiDoc } from './api-doc.ts';

const module = (name: string, doc: string, example: string): ApiDoc => ({
  name,
  kind: 'module',
  module: null,
  signature: `import ${name}`,
  parameters: [],
  doc,
  example,
});

const constant = (name: string, value: string, doc: string): ApiDoc => ({
  name: `math.${name}`,
  kind: 'constant',
  module: 'math',
  signature: `math.${name} = ${value}`,
  parameters: [],
  doc,
  example: `import math\nprint(math.${name})`,
});

const ANGLE = 'An angle in radians; `math.tau` is once around.';
const NUMBER = 'Any number.';

const TIME: readonly ApiDoc[] = [
  module('time', "The tree's clock: waiting, and telling how long the show has run.", 'import time\ntime.sleep(1 / 30)'),
  f(
    'time',
    'sleep(seconds)',
    'Waits, and leaves the lights as they are. `time.sleep(1 / 30)` between frames makes about 30 a second. A show ends after 45 seconds.',
    { seconds: 'How long; fractions are fine. Not negative.' },
    'import time\nsetLEDs([RED] * getLEDCount())\ntime.sleep(0.5)',
  ),
  f('time', 'time()', "Seconds on the tree's clock. Take the difference of two readings.", {}, 'import time\nstart = time.time()'),
  f(
    'time',
    'monotonic()',
    'Seconds on a clock that never goes back. Take the difference of two readings.',
    {},
    'import time\nstart = time.monotonic()',
  ),
  f(
    'time',
    'perf_counter()',
    'Seconds on the finest clock. Take the difference of two readings.',
    {},
    'import time\nstart = time.perf_counter()',
  ),
];

const MATH: readonly ApiDoc[] = [
  module('math', 'Waves, roots and angles.', 'import math\nprint(math.sin(math.pi / 2))'),
  constant('pi', '3.141592…', 'Half around a circle, in radians.'),
  constant('tau', '6.283185…', 'Once around a circle, in radians: 2 π.'),
  f(
    'math',
    'sin(x)',
    'A wave between −1 and 1, the mother of soft lights: `0.5 + 0.5 * math.sin(x)` runs from 0 to 1.',
    { x: ANGLE },
    'import math\nlight = 0.5 + 0.5 * math.sin(1.2)',
  ),
  f('math', 'cos(x)', 'The same wave as `sin`, a quarter ahead.', { x: ANGLE }, 'import math\nx = math.cos(math.tau / 8)'),
  f(
    'math',
    'atan2(y, x)',
    'The angle of the point (x, y) as seen from the middle, from −π to π.',
    { y: NUMBER, x: NUMBER },
    'import math\nangle = math.atan2(1, 1)',
  ),
  f('math', 'sqrt(x)', 'The square root.', { x: 'A number that is not negative.' }, 'import math\nprint(math.sqrt(2))'),
  f(
    'math',
    'hypot(*coordinates)',
    'The distance of a point from the middle.',
    { '*coordinates': 'x, y and, if you like, more.' },
    'import math\nprint(math.hypot(3, 4))',
  ),
  f('math', 'exp(x)', 'e to the power of x; `math.exp(-x)` fades softly.', { x: NUMBER }, 'import math\nglow = math.exp(-0.5)'),
  f('math', 'floor(x)', 'The next whole number below.', { x: NUMBER }, 'import math\nprint(math.floor(2.7))'),
  f('math', 'ceil(x)', 'The next whole number above.', { x: NUMBER }, 'import math\nprint(math.ceil(2.1))'),
];

const RANDOM: readonly ApiDoc[] = [
  module('random', 'Chance. A run keeps its seed, so that the same show can be played again.', 'import random\nprint(random.random())'),
  f('random', 'random()', 'A number from 0 up to, but not, 1.', {}, 'import random\nif random.random() < 0.1:\n    print("one in ten")'),
  f(
    'random',
    'randint(a, b)',
    'A whole number from a to b, both possible.',
    { a: 'The least.', b: 'The greatest.' },
    'import random\ni = random.randint(0, getLEDCount() - 1)',
  ),
  f(
    'random',
    'randrange(start, stop)',
    'A whole number from start up to, but not, stop. With one number, from 0 up to it.',
    { start: 'The least.', stop: 'One more than the greatest.' },
    'import random\ni = random.randrange(0, getLEDCount())',
  ),
  f(
    'random',
    'uniform(a, b)',
    'Any number between a and b.',
    { a: 'The least.', b: 'The greatest.' },
    'import random\npace = random.uniform(0.5, 1.5)',
  ),
  f(
    'random',
    'choice(seq)',
    'One item of a list.',
    { seq: 'A list, tuple or text that is not empty.' },
    'import random\nsetLEDs([random.choice([RED, GREEN]) for _ in range(getLEDCount())])',
  ),
  f(
    'random',
    'sample(population, k)',
    'k different items of a list.',
    { population: 'A list, tuple or range.', k: 'How many.' },
    'import random\nlit = random.sample(range(getLEDCount()), 1)',
  ),
  f(
    'random',
    'shuffle(x)',
    'Mixes a list where it is.',
    { x: 'A list.' },
    'import random\norder = [i for i in range(getLEDCount())]\nrandom.shuffle(order)',
  ),
  f(
    'random',
    'gauss(mu, sigma)',
    'A number near `mu`, seldom further than twice `sigma` away.',
    { mu: 'The middle.', sigma: 'How far it strays.' },
    'import random\nlight = random.gauss(0.5, 0.1)',
  ),
];

/** What is common in the modules that a tree allows. */
export const MODULE_DOCS: readonly ApiDoc[] = [...TIME, ...MATH, ...RANDOM];

/** The same of modules that are there already, on a tree that imports nothing. */
export const GIVEN_DOCS: readonly ApiDoc[] = [...MATH, ...RANDOM].map((doc) => ({
  ...doc,
  signature: doc.signature.replace(/^import /, ''),
  doc: doc.kind === 'module' ? `${doc.doc} It is there already: nothing is imported.` : doc.doc,
  example: doc.example.replace(/^import \w+\n/, ''),
}));
