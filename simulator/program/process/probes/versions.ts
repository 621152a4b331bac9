import type { RunProbe } from './probe.ts';

const AFTER_RED = 'setLEDs([RED] * 3)\n';
const RUNNING = '2:1 error (running) newer-python';

/** What Python 3.9 does otherwise than the newer one that runs here: its library, its words, what it lacks. */
export const VERSIONS: readonly RunProbe[] = [
  ...(
    [
      ['a random number up to a float', 'print(random.randint(3, 6 / 2), random.randrange(1.0), random.randrange(4, 9.0, 7))', '3 0 4\n'],
      ['a sample of a set', 'print(random.sample({7}, 1))', '[7]\n'],
      ['a shuffle with a function of its own', 'x = [1, 2, 3]\nrandom.shuffle(x, lambda: 0.5)\nprint(x)', '[1, 3, 2]\n'],
      ['a factorial of a float', 'print(math.factorial(5.0))', '120\n'],
      ['a sum of floats', 'print(sum([0.1] * 10), sum([1, 2]), sum([[1], [2]], []))', '0.9999999999999999 3 [1, 2]\n'],
      ['a seed that is a float', 'random.seed(2.5)\nprint(random.random())', '0.41877545666909954\n'],
      ['a seed that is a pair', 'random.seed((1, 2))\nprint(0 <= random.random() < 1)', 'True\n'],
      ['a seed that is a text', "random.seed('tree')\nprint(random.randint(1, 1000), random.gauss(0, 1))", '135 0.03570579516462925\n'],
      ['an error caught, in older words', 'try:\n    math.sqrt(-1)\nexcept ValueError as e:\n    print(e)', 'math domain error\n'],
      [
        'an error of its own, caught',
        "try:\n    raise ValueError('expected a number')\nexcept ValueError as e:\n    print(e)",
        'expected a number\n',
      ],
      ['an annotation that is worked out', 'def f(x: str(1)) -> len([1]):\n    return x\nprint(f(2))', '2\n'],
    ] as const
  ).map(([name, source, prints]) => ({ name, source: `${AFTER_RED}${source}\n`, findings: [], end: 'exit', prints })),
  ...(
    [
      ['a random number up to a half', 'random.randint(0, 2.5)', 'ValueError: non-integer stop for randrange()'],
      ['a random number of nothing', 'random.randint(5, 1)', 'ValueError: empty range for randrange() (5, 2, -3)'],
      ['a choice of nothing', 'random.choice([])', 'IndexError: list index out of range'],
      ['a factorial of a half', 'math.factorial(5.5)', 'ValueError: factorial() only accepts integral values'],
      ['a root of a negative number', 'math.sqrt(-1)', 'ValueError: math domain error'],
      ['a logarithm of nothing', 'x = math.log(0)', 'ValueError: math domain error'],
      ['an arc sine of 2', 'x = math.asin(2)', 'ValueError: math domain error'],
      ['a float divided by zero', 'x = 1.5\nx = x / 0', 'ZeroDivisionError: float division by zero'],
      ['a list item divided by zero', 'x = [1.5]\ny = x[0] % 0', 'ZeroDivisionError: float modulo'],
      ['a remainder by zero', 'x = 7\nx %= 0', 'ZeroDivisionError: integer division or modulo by zero'],
      ['a whole division by zero', 'def f(n):\n    return 7 // (n - 1)\nf(1)', 'ZeroDivisionError: integer division or modulo by zero'],
      ['a division of a quotient by zero', 'n = 6\nx = (n / 2) // (n - 6)', 'ZeroDivisionError: float floor division by zero'],
      ['zero to a negative power', 'x = 0 ** -1', 'ZeroDivisionError: 0.0 cannot be raised to a negative power'],
      ['a power too large', 'x = 10.0 ** 1000', "OverflowError: (34, 'Numerical result out of range')"],
      ['an unpacking of too many', 'a, b = 1, 2, 3', 'ValueError: too many values to unpack (expected 2)'],
      ['a variable before it is set', 'def f():\n    x = x + 1\nf()', "UnboundLocalError: local variable 'x' referenced before assignment"],
      [
        'a value too many for a method',
        'class A:\n    def f(self):\n        pass\nA().f(1)',
        'TypeError: f() takes 1 positional argument but 2 were given',
      ],
      [
        'a value too few for a class',
        'class A:\n    def __init__(self, x):\n        pass\nA()',
        "TypeError: __init__() missing 1 required positional argument: 'x'",
      ],
      ['a keyword misspelt', 'def f(colour):\n    pass\nf(color=1)', "TypeError: f() got an unexpected keyword argument 'color'"],
      ['a list as a key', 'x = {[1]: 2}', "TypeError: unhashable type: 'list'"],
      ['a list in a set', 'x = {1}\nx.add([])', "TypeError: unhashable type: 'list'"],
      ['a membership of a number', 'x = 1 in 5', "TypeError: argument of type 'int' is not iterable"],
      ['a text by a text', "x = 'a'['b']", 'TypeError: string indices must be integers'],
      ['a text as a number', "x = '%d' % 'a'", 'TypeError: %d format: a number is required, not str'],
      [
        'nothing as a number',
        'x = int(None)',
        "TypeError: int() argument must be a string, a bytes-like object or a number, not 'NoneType'",
      ],
      ['the largest of nothing', 'x = max([])', 'ValueError: max() arg is an empty sequence'],
      ['a place in a list that has no such value', 'n = 4\nx = [1].index(n)', 'ValueError: 4 is not in list'],
      ['a character of a float', 'x = chr(65.0)', 'TypeError: integer argument expected, got float'],
      ['an item taken at a float', '[1].pop(0.0)', 'TypeError: integer argument expected, got float'],
      ['`with` a number', 'with 5:\n    pass', 'AttributeError: __enter__'],
      ['a call of a module', 'random()', "TypeError: 'module' object is not callable"],
      ['a whole number asked whether it is one', 'x = (4).is_integer()', "TypeError: 'NoneType' object is not callable"],
    ] as const
  ).map(([name, source, end]) => ({ name, source: `${AFTER_RED}${source}\n`, findings: [], end })),
  ...(
    [
      ['numbers around nothing', 'random.gauss()', "TypeError: gauss() missing 2 required positional arguments: 'mu' and 'sigma'"],
      [
        'numbers around a mean alone',
        'random.normalvariate(1)',
        "TypeError: normalvariate() missing 1 required positional argument: 'sigma'",
      ],
      ['waits of no length', 'random.expovariate()', "TypeError: expovariate() missing 1 required positional argument: 'lambd'"],
      ['the next float but one', 'math.nextafter(1, 2, steps=2)', 'TypeError: math.nextafter() takes no keyword arguments'],
      ['a strict zip', 'zip([1], [2], strict=True)', 'TypeError: zip() takes no keyword arguments'],
      ['a strict map', 'map(abs, [1], strict=True)', 'TypeError: map() takes no keyword arguments'],
      ['a count of bits', '(5).bit_count()', "TypeError: 'NoneType' object is not callable"],
      ['bytes of a number without a length', '(5).to_bytes()', "TypeError: to_bytes() missing required argument 'length' (pos 1)"],
      [
        'a number of bytes without an order',
        "int.from_bytes(b'a')",
        "TypeError: from_bytes() missing required argument 'byteorder' (pos 2)",
      ],
      ['a count of replacements by name', "'aa'.replace('a', 'b', count=1)", 'TypeError: str.replace() takes no keyword arguments'],
      ['types joined', 'int | None', "TypeError: unsupported operand type(s) for |: 'type' and 'NoneType'"],
    ] as const
  ).map(([name, source, end]) => ({ name, source: `${AFTER_RED}${source}\n`, findings: [RUNNING], end })),
  {
    name: 'types joined in an annotation',
    source: 'setLEDs([RED] * 3)\ndef f(x: int | None):\n    return x\nprint(f(1))\n',
    findings: ['2:10 error (running) newer-python'],
    end: "TypeError: unsupported operand type(s) for |: 'type' and 'NoneType'",
  },
  {
    name: 'an annotation of what the tree lacks',
    source: 'setLEDs([RED] * 3)\ndef f(x: list):\n    return x\n',
    findings: ['2:10 error (running) builtin-not-allowed'],
    end: "NameError: name 'list' is not defined",
  },
  {
    name: 'a format without the sign of zero',
    source: "setLEDs([RED] * 3)\nprint(f'{-0.0:z.1f}')\n",
    findings: ['2:9 error (running) newer-python'],
    end: 'ValueError: Invalid format specifier',
  },
];
