import type { RunProbe } from './probe.ts';

/** What works. */
export const FINE: readonly RunProbe[] = [
  {
    name: 'print in a lambda',
    source: "f = lambda: print('kept')\nf()\nsetLEDs([RED] * 3)\n",
    findings: [],
    end: 'exit',
    prints: 'kept\n',
  },
  {
    name: 'all operators but two',
    source:
      'x = 7\nx += 1\nx -= 2\nx *= 3\nx /= 2\nx //= 2\nx **= 2\nx %= 9\ny = 6\ny >>= 1\ny |= 8\ny &= 12\ny ^= 5\nprint(x, y)\nsetLEDs([RED] * 3)\n',
    findings: [],
    end: 'exit',
    prints: '7.0 13\n',
  },
  {
    name: 'the builtins that work',
    source:
      "print(tuple([1, 2]), str(1), sorted([2, 1]))\nfor a, b in zip([1], [2]):\n    print(a, b)\nprint([v for v in enumerate('a')], sum([1, 2]), min(1, 2), max(1, 2))\nprint([v for v in map(abs, [-1])], [v for v in filter(None, [0, 1])], round(1.5), pow(2, 3), divmod(7, 2))\nprint(all([1]), any([0]), isinstance(1, int), chr(65), ord('A'), hex(255), oct(8), bin(5), [v for v in reversed([1, 2])], len('ab'))\nsetLEDs([RED] * 3)\n",
    findings: [],
    end: 'exit',
    prints: "(1, 2) 1 [1, 2]\n1 2\n[(0, 'a')] 3 1 2\n[1] [1] 2 8 (3, 1)\nTrue False True A 65 0xff 0o10 0b101 [2, 1] 2\n",
  },
  { name: 'a bare underscore', source: 'n = 0\nfor _ in range(3):\n    n += 1\nsetLEDs([RED] * n)\n', findings: [], end: 'exit' },
  {
    name: 'lists, bytes and bools as states',
    source: 'setLEDs([[255, 0, 0, 100], bytes([1, 2, 3, 4]), (True, False, 0, 100)])\n',
    findings: [],
    end: 'exit',
    frames: [[255, 0, 0, 100, 1, 2, 3, 4, 1, 0, 0, 100]],
  },
  {
    name: 'a tuple of states',
    source: 'setLEDs((RED, GREEN, BLUE))\n',
    findings: [],
    end: 'exit',
    frames: [[255, 0, 0, 100, 0, 255, 0, 100, 0, 0, 255, 100]],
  },
  { name: 'f-strings and %', source: "print(f'{1:>3}', '%d' % 2)\nsetLEDs([RED] * 3)\n", findings: [], end: 'exit', prints: '  1 2\n' },
  {
    name: 'math and random',
    source: 'random.seed(1)\nprint(math.floor(math.pi), random.randint(3, 3))\nsetLEDs([RED] * 3)\n',
    findings: [],
    end: 'exit',
    prints: '3 3\n',
  },
  {
    name: 'clearLEDs',
    source: 'setLEDs([RED] * 3)\nsleep(1)\nclearLEDs()\n',
    findings: [],
    end: 'exit',
    frames: [
      [255, 0, 0, 100, 255, 0, 0, 100, 255, 0, 0, 100],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ],
  },
  { name: 'what setLEDs gives', source: 'print(setLEDs([RED] * getLEDCount()))\n', findings: [], end: 'exit', prints: 'True\n' },
  {
    name: 'global',
    source: 'n = 0\ndef f():\n    global n\n    n += 1\nf()\nsetLEDs([(n, 0, 0, 100)] * 3)\n',
    findings: [],
    end: 'exit',
    frames: [[1, 0, 0, 100, 1, 0, 0, 100, 1, 0, 0, 100]],
  },
  {
    name: 'a class',
    source:
      'class A:\n    def __init__(self, n):\n        self.n = n\n    def grow(self):\n        self.n = self.n + 1\n        return self\nsetLEDs([(A(1).grow().n, 0, 0, 100)] * 3)\n',
    findings: [],
    end: 'exit',
    frames: [[2, 0, 0, 100, 2, 0, 0, 100, 2, 0, 0, 100]],
  },
  {
    name: 'a comparison of a class',
    source:
      'class A:\n    def __init__(self, n):\n        self.n = n\n    def __lt__(self, other):\n        return self.n < other.n\nsetLEDs([(sorted([A(2), A(1)])[0].n, 0, 0, 100)] * 3)\n',
    findings: [],
    end: 'exit',
    frames: [[1, 0, 0, 100, 1, 0, 0, 100, 1, 0, 0, 100]],
  },
  {
    name: 'an error caught',
    source: 'try:\n    setLEDs([RED])\nexcept ValueError as e:\n    print(e)\nsetLEDs([RED] * 3)\n',
    findings: [],
    end: 'exit',
    prints: 'LED list size does not match Tree size\n',
  },
  {
    name: 'a decorator, a generator and a dictionary',
    source:
      'def twice(f):\n    return lambda: f() * 2\n@twice\ndef f():\n    return 2\ndef g():\n    yield from [f(), 1]\nd = {k: v for k, v in enumerate(g())}\ndel d[1]\nprint(d)\nsetLEDs([RED] * 3)\n',
    findings: [],
    end: 'exit',
    prints: '{0: 4}\n',
  },
  {
    name: 'items and slices set',
    source: 'a = [0] * 3\na[0] = 1\na[1:] = [2, 3]\nsetLEDs([(v, 0, 0, 100) for v in a])\n',
    findings: [],
    end: 'exit',
    frames: [[1, 0, 0, 100, 2, 0, 0, 100, 3, 0, 0, 100]],
  },
  { name: 'a walrus', source: 'setLEDs([RED] * n) if (n := 3) else None\n', findings: [], end: 'exit' },
  {
    name: 'starred targets',
    source: 'a, *b = 1, 2, 3\n(c, d), e = (1, 2), 3\nprint(a, b, c, d, e)\nsetLEDs([RED] * 3)\n',
    findings: [],
    end: 'exit',
    prints: '1 [2, 3] 1 2 3\n',
  },
  {
    name: 'text methods',
    source: "print('a,b'.split(','), 'x'.upper(), ' '.join(['a', 'b']))\nsetLEDs([RED] * 3)\n",
    findings: [],
    end: 'exit',
    prints: "['a', 'b'] X a b\n",
  },
  {
    name: 'with the whole show',
    source: 'while True:\n    setLEDs([RED] * 3)\n    sleep(10)\n',
    findings: [],
    end: 'show',
    frames: [
      [255, 0, 0, 100, 255, 0, 0, 100, 255, 0, 0, 100],
      [255, 0, 0, 100, 255, 0, 0, 100, 255, 0, 0, 100],
      [255, 0, 0, 100, 255, 0, 0, 100, 255, 0, 0, 100],
      [255, 0, 0, 100, 255, 0, 0, 100, 255, 0, 0, 100],
      [255, 0, 0, 100, 255, 0, 0, 100, 255, 0, 0, 100],
    ],
  },
  {
    name: 'an annotation of a function',
    source: 'def f(n: int) -> int:\n    return n\nsetLEDs([RED] * f(3))\n',
    findings: [],
    end: 'exit',
  },
  {
    name: 'what was printed',
    source: "print('a')\nx = printed\nprint(len(x))\nsetLEDs([RED] * 3)\n",
    findings: [],
    end: 'exit',
    prints: 'a\n2\n',
  },
];
