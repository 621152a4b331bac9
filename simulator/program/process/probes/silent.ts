import type { RunProbe } from './probe.ts';

/** What the tree takes, and gets wrong without a word. */
export const SILENT: readonly RunProbe[] = [
  {
    name: 'a shift',
    source: 'x = 1\nx <<= 3\nprint(x)\nsetLEDs([(x, 0, 0, 100)] * 3)\n',
    findings: ['2:1 warning lost-operator'],
    end: 'exit',
    prints: '1\n',
    frames: [[1, 0, 0, 100, 1, 0, 0, 100, 1, 0, 0, 100]],
  },
  {
    name: 'a matrix product',
    source: 'x = 5\nx @= 3\nprint(x)\nsetLEDs([RED] * 3)\n',
    findings: ['2:1 warning lost-operator'],
    end: 'exit',
    prints: '5\n',
  },
  {
    name: 'print in a function',
    source: "def f():\n    print('lost')\nf()\nsetLEDs([RED] * 3)\n",
    findings: ['2:5 warning lost-print'],
    end: 'exit',
  },
  {
    name: 'print in and outside of a function',
    source: "def f():\n    print('lost')\nf()\nprint('kept')\nsetLEDs([RED] * 3)\n",
    findings: ['2:5 warning lost-print'],
    end: 'exit',
    prints: 'kept\n',
  },
  {
    name: 'print in a method',
    source: "class A:\n    print('kept')\n    def f(self):\n        print('lost')\nA().f()\nsetLEDs([RED] * 3)\n",
    findings: ['4:9 warning lost-print'],
    end: 'exit',
    prints: 'kept\n',
  },
  {
    name: 'print in a function that reads what it printed',
    source: "def f():\n    print('told')\n    return printed\nprint(f())\nsetLEDs([RED] * 3)\n",
    findings: [],
    end: 'exit',
    prints: 'told\n\n',
  },
  {
    name: 'three values',
    source: 'setLEDs([(255, 0, 0)] * 3)\nsetLEDs([GREEN] * 3)\n',
    findings: ['1:10 warning draws-nothing'],
    end: 'exit',
    frames: [[0, 255, 0, 100, 0, 255, 0, 100, 0, 255, 0, 100]],
  },
  {
    name: 'three and five values',
    source: 'setLEDs([(1, 2, 3), (4, 5, 6, 7, 8), (9, 10, 11, 100)])\n',
    findings: ['1:10 warning draws-nothing', '1:21 warning draws-nothing', '1:1 warning colours-shifted'],
    end: 'exit',
    frames: [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100]],
  },
  {
    name: 'too bright',
    source: 'setLEDs([(100, 0, 0, 200)] * 3)\n',
    findings: ['1:22 warning too-bright'],
    end: 'exit',
    frames: [[100, 0, 0, 200, 100, 0, 0, 200, 100, 0, 0, 200]],
  },
  {
    name: 'three values that are worked out',
    source: 'def red():\n    return 255, 0, 0\nsetLEDs([red()] * 3)\nsetLEDs([GREEN] * 3)\n',
    findings: ['3:1 warning draws-nothing'],
    end: 'exit',
    frames: [[0, 255, 0, 100, 0, 255, 0, 100, 0, 255, 0, 100]],
  },
  {
    name: 'too bright, as is worked out',
    source: 'for level in 100, 101:\n    setLEDs([(9, 0, 0, level)] * 3)\n',
    findings: ['2:5 warning too-bright'],
    end: 'exit',
    frames: [
      [9, 0, 0, 100, 9, 0, 0, 100, 9, 0, 0, 100],
      [9, 0, 0, 101, 9, 0, 0, 101, 9, 0, 0, 101],
    ],
  },
  {
    name: 'prints of a program that never ends',
    source: "print('lost')\nwhile True:\n    setLEDs([RED] * 3)\n    sleep(10)\n",
    findings: ['4:5 warning prints-lost'],
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
    name: 'an attribute that is not there',
    source: 'class A:\n    pass\nprint(A().colour)\nsetLEDs([RED] * 3)\n',
    findings: ['3:11 warning missing-attribute'],
    end: 'exit',
    prints: 'None\n',
  },
  {
    name: 'a list that is not shared',
    source: 'a = [1]\nb = a\nb += [2]\nprint(a, b)\nsetLEDs([RED] * 3)\n',
    findings: ['3:1 warning list-copied'],
    end: 'exit',
    prints: '[1] [1, 2]\n',
  },
  {
    name: 'one value for two targets',
    source: 'def f():\n    calls.append(1)\n    return 1, 2\ncalls = []\nx = a, b = f()\nprint(len(calls))\nsetLEDs([RED] * 3)\n',
    findings: [],
    end: 'exit',
    prints: '2\n',
  },
  ...(
    [
      ['a set that is not shared', 'a = {1}\nb = a\nb |= {2}\nprint(a, b)', '3:1', '{1} {1, 2}\n'],
      ['a dictionary that is not shared', 'a = {1: 2}\nb = a\nb |= {3: 4}\nprint(a)', '3:1', '{1: 2}\n'],
      ['a list repeated that is not shared', 'a = [1]\nb = a\nb *= 2\nprint(a, b)', '3:1', '[1] [1, 1]\n'],
      ["a caller's list", 'def grow(trail):\n    trail += [2]\na = [1]\ngrow(a)\nprint(a)', '2:5', '[1]\n'],
      ['a list in a list', 'rows = [[1], [2]]\nfor row in rows:\n    row += [0]\nprint(rows)', '3:5', '[[1], [2]]\n'],
      ["a function's own list", 'def grow(a=[]):\n    a += [1]\n    return len(a)\nprint(grow(), grow())', '2:5', '1 1\n'],
      [
        "an object's list",
        'class A:\n    def __init__(self):\n        self.l = [1]\na = A()\nb = a.l\nb += [2]\nprint(a.l)',
        '6:1',
        '[1]\n',
      ],
    ] as const
  ).map(([name, source, at, prints]) => ({
    name,
    source: `${source}\nsetLEDs([RED] * 3)\n`,
    findings: [`${at} warning list-copied`],
    end: 'exit',
    prints,
  })),
  ...(
    [
      ['an attribute that another class has', 'class A:\n    pass\nclass B:\n    colour = 1\nprint(A().colour)', '5:1', 'None\n'],
      [
        'an attribute before it is set',
        'class A:\n    def f(self):\n        return self.n\n    def g(self):\n        self.n = 1\nprint(A().f())',
        '3:9',
        'None\n',
      ],
      ['an attribute of a child', 'class A:\n    pass\nclass B(A):\n    x = 1\nprint(B().x, [A().x, 1])', '5:1', '1 [None, 1]\n'],
      ['a method that nothing has', "print('a'.push)", '1:11', 'None\n'],
    ] as const
  ).map(([name, source, at, prints]) => ({
    name,
    source: `${source}\nsetLEDs([RED] * 3)\n`,
    findings: [`${at} warning missing-attribute`],
    end: 'exit',
    prints,
  })),
  ...(
    [
      [
        'a list that nobody else holds',
        'a = [1]\na += [2]\ndef f():\n    b = [1]\n    b += [2]\n    return b\nprint(a, f())',
        '[1, 2] [1, 2]\n',
      ],
      ['a new list in a function', 'def f(l):\n    l += [2]\n    return l\nprint(f([1]), f(f([])))', '[1, 2] [2, 2]\n'],
      [
        'a list handed to an object',
        'class A:\n    def __init__(self, l):\n        l += [2]\n        self.l = l\nprint(A([1]).l)',
        '[1, 2]\n',
      ],
      ['lists handed on by `map`', 'def f(l):\n    l += [2]\n    return l\nprint([v for v in map(f, [[1]])])', '[[1, 2]]\n'],
      ['a loop over new lists', 'for l in [[1], [2]]:\n    l += [3]\n    print(l)', '[1, 3]\n[2, 3]\n'],
      [
        'a list of a generator',
        'def g():\n    l = []\n    for i in range(2):\n        l += [i]\n        yield len(l)\nprint([v for v in g()])',
        '[1, 2]\n',
      ],
      ['a list after it was shared', 'a = [1]\nb = a\nb = [2]\na += [3]\nprint(a)', '[1, 3]\n'],
      [
        'numbers, texts and tuples',
        "a = b = 1\na += 1\ns = t = 'x'\ns += 'y'\nu = v = (1,)\nu += (2,)\nprint(a, b, s, t, u, v)",
        '2 1 xy x (1, 2) (1,)\n',
      ],
      ['an attribute that is None', 'class A:\n    target = None\nprint(A().target, A.target)', 'None None\n'],
      ['an attribute set from outside', 'class A:\n    pass\na = A()\na.x = 1\nprint(a.x)', '1\n'],
      ['an inherited attribute', 'class A:\n    x = 1\nclass B(A):\n    pass\nprint(B().x)', '1\n'],
      ['an attribute of an error', 'try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    print(e.args)', "('division by zero',)\n"],
      ['a class with words of its own', 'class A(x=1):\n    pass\nprint(1)', '1\n'],
    ] as const
  ).map(([name, source, prints]) => ({ name, source: `${source}\nsetLEDs([RED] * 3)\n`, findings: [], end: 'exit', prints })),
  {
    name: 'a little too bright, and as bright as can be',
    source: 'setLEDs([(1, 0, 0, 101), (1, 0, 0, 255), (1, 0, 0, 100)])\n',
    findings: ['1:20 warning too-bright', '1:36 warning too-bright'],
    end: 'exit',
    frames: [[1, 0, 0, 101, 1, 0, 0, 255, 1, 0, 0, 100]],
  },
  {
    name: 'three values for one LED',
    source: 'setLEDs([RED, RED, RED])\nsetLEDs([RED, (1, 2, 3), RED])\n',
    findings: ['2:15 warning draws-nothing'],
    end: 'exit',
  },
  // Not found, so that no alarm is false and no run slower. Objects of the program's classes tell of an attribute that they lack; a number,
  // a tuple or a class itself would have to be asked at every dot. A list that is handed to a function by `map` or `sorted`, or to
  // `__init__`, is held by Python itself for as long as the call takes, which looks just as if the program held it.
  ...(
    [
      ['an attribute that a tuple lacks and a class has', 'class A:\n    r = 1\nprint((1, 2).r, A.r)', 'None 1\n'],
      ['an attribute that a class itself lacks', 'class A:\n    def __init__(self):\n        self.n = 1\nprint(A.n)', 'None\n'],
      [
        "a list of the program's, handed on by `map`",
        'a = [1]\ndef f(l):\n    l += [2]\n    return l\nprint([v for v in map(f, [a])], a)',
        '[[1, 2]] [1]\n',
      ],
    ] as const
  ).map(([name, source, prints]) => ({ name, source: `${source}\nsetLEDs([RED] * 3)\n`, findings: [], end: 'exit', prints })),
];
