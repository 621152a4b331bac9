/** A program for the deployed tree, and the rule whose fix it is offered. */
interface FixProbe {
  rule: string;
  source: string;
  /** the program that is meant, where this one runs in no Python; without, it is the program itself */
  means?: string;
}

const SHOW = 'setLEDs([(n % 256, 0, 0, 100)] * 3)\n';

/** Programs that are refused in part, or run otherwise, with fixes that must not change what they mean. */
export const FIXED: readonly FixProbe[] = [
  ...[
    'a = [1, 2]\na[0] += 1\nn = a[0]\n',
    'a = [1, 2]\ni = 1\na[i] -= 2 - 3\nn = a[i]\n',
    'sparks = [[1, 2.5], [3, 4]]\nfor spark in sparks:\n    size, x = spark\n    spark[1] += (9 - size) * 0.5 + 1\nprint(sparks)\nn = int(sparks[0][1])\n',
    'heat = [0] * 3\nspeed = [3, 4, 5]\nfor i in range(3):\n    heat[i] += speed[i]\nn = heat[2]\n',
    'a = [[10, 20], [30, 40]]\nb = a[0]\na[0][1] += 5\nprint(a, b)\nn = b[1]\n',
    'a = [[10, 20]]\nfade = 0.5\nb = a[0]\na[0][0] *= fade\nprint(a, b)\nn = int(b[0])\n',
    'a = [[1]]\nb = a[0]\na[0] += [2]\nprint(a, b)\nn = len(b)\n',
    'a = [[1]]\nb = a[0]\na[0] += [v for v in range(3)]\nprint(a, b)\nn = len(b)\n',
    'a = [1, 2, 3]\nb = a\na[0:2] += [7]\nprint(a, b)\nn = len(b)\n',
    'a = [1, 2, 3]\na[1:] *= 2\nprint(a)\nn = len(a)\n',
    "d = {'x': 1}\nd['x'] *= 2\nn = d['x']\n",
    "a = ['x']\na[0] += 'yz'\nprint(a)\nn = len(a[0])\n",
    "d = {}\nfor c in 'tree':\n    d[c] = 0\nfor c in 'tree':\n    d[c] += 1\nprint(d)\nn = d['e']\n",
    'random.seed(3)\na = [0] * 4\nfor i in range(20):\n    a[random.randrange(4)] += random.randint(1, 5)\nprint(a)\nn = a[0]\n',
    'calls = [0]\ndef at():\n    calls[0] = calls[0] + 1\n    return 0\na = [5]\na[at()] += 1\nprint(a, calls)\nn = a[0]\n',
    'i = 0\na = [1, 10]\ndef step():\n    global i\n    i = i + 1\n    return 5\na[i] += step()\nprint(a, i)\nn = a[0]\n',
    'a = [7, 9]\na[0] //= 2\na[1] %= 4\na[0] **= 3\na[1] <<= 2\na[0] ^= 5\na[1] |= 8\na[0] &= 30\nprint(a)\nn = a[0]\n',
    'def bump(a, by):\n    a[0] += by\n    return a\nn = bump([1], 2)[0]\n',
  ].map((source) => ({ rule: 'augmented-item', source: source + SHOW })),
  ...[
    'class P:\n    def __init__(self, v):\n        self.x = 0\n        self.v = v\n    def move(self, dt):\n        self.x += self.v * dt\np = P(2)\np.move(3)\nn = p.x\n',
    "class A:\n    name = 'a'\nA.name += 'b'\nprint(A.name)\nn = len(A.name)\n",
    'class A:\n    x = 1\ncalls = []\ndef f():\n    calls.append(1)\n    return A\nf().x += 4\nprint(calls)\nn = A.x\n',
    'class A:\n    def __init__(self):\n        self.i = 0\n        self.l = [0, 0]\n    def n(self):\n        self.i = self.i + 1\n        return 4\n    def go(self):\n        self.l[self.i] += self.n()\na = A()\na.go()\nprint(a.l)\nn = a.l[0]\n',
    'class A:\n    def __init__(self):\n        self.trail = []\na = A()\nb = a.trail\na.trail += [1]\nprint(b)\nn = len(b)\n',
  ].map((source) => ({ rule: source.includes('self.l[') ? 'augmented-item' : 'augmented-attribute', source: source + SHOW })),
  { rule: 'annotation', source: `n: int = 7\nt: tuple = 1, 2\nprint(t)\n${SHOW}` },
  { rule: 'lost-operator', source: `n = 3\nn <<= 1 + 1\n${SHOW}` },
  { rule: 'underscore-name', source: `n = 1\n_n = 5\ndef _f(_a, b=1):\n    return _a + b\nn = _f(_a=_n) + n\n${SHOW}` },
  { rule: 'underscore-name', source: "if __name__ == '__main__':\n    setLEDs([RED] * 3)\n" },
  {
    rule: 'underscore-name',
    source: `class A:\n    def __init__(self, n):\n        self._n = n\n    def _twice(self):\n        return self._n * 2\nn = A(4)._twice()\n${SHOW}`,
  },
  { rule: 'ellipsis', source: `def f(): ...\nn = 3 if f() is None else 4\n${SHOW}` },
  ...[
    'v = 9\nx = list(range(3))\nprint(x, v)\nn = x[2]\n',
    'x = [3, 1]\ny = list(x)\ny.append(5)\nprint(x, y)\nn = len(x)\n',
    'x = list(i * 2 for i in range(3) if i)\nprint(x)\nn = x[1]\n',
    'x, y = list(), dict()\nx.append(1)\ny[1] = 2\nprint(x, y)\nn = len(x)\n',
    "x = dict(zip('ab', [1, 2]))\nprint(x)\nn = x['b']\n",
    "x = dict(a=1, b=2)\nprint(x)\nn = x['b']\n",
    'x = set([1, 2, 2])\ny = set()\nprint(len(x), len(y))\nn = len(x)\n',
    'x = iter([4, 5])\nn = sum(x)\n',
    "class A:\n    size = 6\nn = getattr(A, 'size')\n",
    'class A(object):\n    n = 8\nn = A.n\n',
  ].map((source) => ({ rule: 'builtin-not-allowed', source: source + SHOW })),
  ...['def f(a, b, c):\n    return a * b + c\nn = f(*[2, 3], 4)\n', 'a = [1, 9]\nn = max(*a)\n', "a = [1, 'x']\nprint(*a)\nn = 1\n"].map(
    (source) => ({
      rule: 'unpacked-call',
      source: source + SHOW,
    }),
  ),
  ...["a, b, c = 1, 'x', 2.5\nprint('{} {:>3} {x!r} {{}}'.format(a, b, x=c))\nn = a\n", "print('{1}-{0}'.format(1, 2))\nn = 2\n"].map(
    (source) => ({
      rule: 'format',
      source: source + SHOW,
    }),
  ),
  {
    rule: 'import-not-allowed',
    source: `import math as m, time\nfrom random import seed, randint as r\nseed(4)\nn = int(m.pi) + r(1, 9)\ntime.sleep(1)\n${SHOW}`,
  },
  { rule: 'import-not-allowed', source: `def f():\n    import math\n    return int(math.sqrt(16))\nn = f()\n${SHOW}` },
  { rule: 'import-not-allowed', source: `import os\nn = 2\n${SHOW}` },
  { rule: 'missing-import', source: `n = int(sqrt(16) + pi)\n${SHOW}`, means: `n = int(math.sqrt(16) + math.pi)\n${SHOW}` },
  { rule: 'missing-import', source: `n = 5\ntime.sleep(2)\n${SHOW}`, means: `n = 5\nsleep(2)\n${SHOW}` },
  { rule: 'unknown-name', source: 'set_leds([RED] * get_led_count())\n', means: 'setLEDs([RED] * getLEDCount())\n' },
  { rule: 'unknown-module-name', source: `n = int(math.sqr(16))\n${SHOW}`, means: `n = int(math.sqrt(16))\n${SHOW}` },
  { rule: 'long-sleep', source: `n = 3\nif n:\n    sleep(25.5)\n${SHOW}` },
  { rule: 'draws-nothing', source: 'setLEDs([(9, 8, 7)] * 3)\n', means: 'setLEDs([(9, 8, 7, 100)] * 3)\n' },
];

/** The same for the planned tree. */
export const FIXED_AS_PLANNED: readonly FixProbe[] = [
  { rule: 'import-not-allowed', source: `import os\nn = 4\n${SHOW}` },
  { rule: 'import-not-allowed', source: `import math, os\nn = int(math.pi)\n${SHOW}` },
  { rule: 'star-import', source: `from math import *\nn = int(sqrt(16) + e)\n${SHOW}` },
  { rule: 'star-import', source: `from math import *\nn = 4\n${SHOW}` },
  { rule: 'missing-import', source: `n = int(math.sqrt(16))\n${SHOW}` },
  { rule: 'missing-import', source: `n = randint(3, 3)\n${SHOW}`, means: `n = random.randint(3, 3)\n${SHOW}` },
  { rule: 'unknown-name', source: 'setLeds([Red] * getLedCount())\n', means: 'setLEDs([RED] * getLEDCount())\n' },
  { rule: 'unknown-module-name', source: `import math\nn = int(math.sqr(16))\n${SHOW}`, means: `n = int(math.sqrt(16))\n${SHOW}` },
  { rule: 'wrong-state', source: 'setLEDs([(9, 8, 7)] * 3)\n', means: 'setLEDs([(9, 8, 7, 100)] * 3)\n' },
];
