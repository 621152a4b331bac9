import { COLOURS } from '../led/led-state.ts';
import type { RulesName, RulesProfile } from './profile.ts';

/**
 * Builtins of the planned tree: "a subset of Python" that computes, loops, makes classes and prints.
 * Left out, and why:
 * - doors out of the subset (`eval exec compile __import__ open globals locals vars getattr setattr delattr memoryview breakpoint help`);
 * - what a tree on a wall cannot answer (`input`, `exit`, `quit`: nobody sits at it, and a program ends by reaching its end);
 * - what would differ at every run (`id`), and names for looking around rather than for light (`dir`, `type`'s kin `metaclass` is refused too);
 * - `BaseException` and its kin beside `Exception`: they would catch the tree's own way of ending a program.
 * `__name__` is there for `if __name__ == '__main__':`.
 */
const BUILTINS = [
  ...['abs', 'all', 'any', 'ascii', 'bin', 'bool', 'bytearray', 'bytes', 'callable', 'chr', 'classmethod', 'complex', 'dict', 'divmod'],
  ...['enumerate', 'filter', 'float', 'format', 'frozenset', 'hasattr', 'hash', 'hex', 'int', 'isinstance', 'issubclass', 'iter', 'len'],
  ...['list', 'map', 'max', 'min', 'next', 'object', 'oct', 'ord', 'pow', 'print', 'property', 'range', 'repr', 'reversed', 'round', 'set'],
  ...['slice', 'sorted', 'staticmethod', 'str', 'sum', 'super', 'tuple', 'type', 'zip'],
  ...['True', 'False', 'None', 'Ellipsis', 'NotImplemented', '__name__'],
  ...['ArithmeticError', 'AssertionError', 'AttributeError', 'Exception', 'FloatingPointError', 'ImportError', 'IndexError', 'KeyError'],
  ...['LookupError', 'MemoryError', 'NameError', 'NotImplementedError', 'OverflowError', 'RecursionError', 'RuntimeError', 'StopIteration'],
  ...['SyntaxError', 'TypeError', 'UnboundLocalError', 'UnicodeError', 'ValueError', 'ZeroDivisionError'],
];

/**
 * Builtins of the deployed tree: RestrictedPython's `safe_builtins`, and what the tree adds to them. `print` is the guard's own.
 * `delattr` and `setattr` are there too, and refuse every object.
 */
const DEPLOYED_BUILTINS = [
  ...[
    'abs',
    'all',
    'any',
    'bin',
    'bool',
    'bytes',
    'callable',
    'chr',
    'complex',
    'delattr',
    'divmod',
    'enumerate',
    'filter',
    'float',
    'hash',
  ],
  ...['hex', 'id', 'int', 'isinstance', 'issubclass', 'len', 'map', 'max', 'min', 'oct', 'ord', 'pow', 'print', 'printed', 'range', 'repr'],
  ...['reversed', 'round', 'setattr', 'slice', 'sorted', 'str', 'sum', 'tuple', 'zip', 'True', 'False', 'None'],
  ...['ArithmeticError', 'AssertionError', 'AttributeError', 'BaseException', 'BufferError', 'BytesWarning', 'DeprecationWarning'],
  ...['EOFError', 'EnvironmentError', 'Exception', 'FloatingPointError', 'FutureWarning', 'GeneratorExit', 'IOError', 'ImportError'],
  ...['ImportWarning', 'IndentationError', 'IndexError', 'KeyError', 'KeyboardInterrupt', 'LookupError', 'MemoryError', 'NameError'],
  ...['NotImplementedError', 'OSError', 'OverflowError', 'PendingDeprecationWarning', 'ReferenceError', 'RuntimeError', 'RuntimeWarning'],
  ...['StopIteration', 'SyntaxError', 'SyntaxWarning', 'SystemError', 'SystemExit', 'TabError', 'TypeError', 'UnboundLocalError'],
  ...['UnicodeDecodeError', 'UnicodeEncodeError', 'UnicodeError', 'UnicodeTranslateError', 'UnicodeWarning', 'UserWarning', 'ValueError'],
  ...['Warning', 'ZeroDivisionError'],
];

/** The public names of Python 3.9's `math`. */
const MATH = [
  ...['acos', 'acosh', 'asin', 'asinh', 'atan', 'atan2', 'atanh', 'ceil', 'comb', 'copysign', 'cos', 'cosh', 'degrees', 'dist', 'e', 'erf'],
  ...['erfc', 'exp', 'expm1', 'fabs', 'factorial', 'floor', 'fmod', 'frexp', 'fsum', 'gamma', 'gcd', 'hypot', 'inf', 'isclose', 'isfinite'],
  ...[
    'isinf',
    'isnan',
    'isqrt',
    'lcm',
    'ldexp',
    'lgamma',
    'log',
    'log10',
    'log1p',
    'log2',
    'modf',
    'nan',
    'nextafter',
    'perm',
    'pi',
    'pow',
  ],
  ...['prod', 'radians', 'remainder', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'tau', 'trunc', 'ulp'],
];

/** The public names of Python 3.9's `random`, without `SystemRandom`: no seed could make it play the same twice. */
const RANDOM = [
  ...['Random', 'betavariate', 'choice', 'choices', 'expovariate', 'gammavariate', 'gauss', 'getrandbits', 'getstate', 'lognormvariate'],
  ...[
    'normalvariate',
    'paretovariate',
    'randbytes',
    'randint',
    'random',
    'randrange',
    'sample',
    'seed',
    'setstate',
    'shuffle',
    'triangular',
  ],
  ...['uniform', 'vonmisesvariate', 'weibullvariate'],
];

/** What the tree's clock answers: waiting, and the time since some moment. No calendar: a show does not depend on the day. */
const TIME = ['monotonic', 'monotonic_ns', 'perf_counter', 'perf_counter_ns', 'sleep', 'time', 'time_ns'];

/** The rules that programs can be checked against, by name. */
export const RULES: Readonly<Record<RulesName, RulesProfile>> = {
  plan: {
    name: 'plan',
    python: [3, 9],
    modules: { math: MATH, random: RANDOM, time: TIME },
    given: {},
    restricted: false,
    builtins: BUILTINS,
    api: ['getLEDCount', 'setLEDs', ...Object.keys(COLOURS)],
    brightest: 100,
    showMs: 45_000,
    wireMicrosPerLed: 30,
  },
  deployed: {
    name: 'deployed',
    python: [3, 9],
    modules: {},
    given: { math: MATH, random: RANDOM },
    restricted: true,
    builtins: DEPLOYED_BUILTINS,
    api: ['getLEDCount', 'setLEDs', 'clearLEDs', 'sleep', 'math', 'random', ...Object.keys(COLOURS)],
    brightest: 255,
    showMs: 45_000,
    wireMicrosPerLed: 30,
  },
};

/** The rules of a tree whose `setLEDs` takes that long, µs for each LED; without, as long as the wire alone. */
export function rulesOf(name: RulesName, microsPerLed?: number): RulesProfile {
  return microsPerLed === undefined ? RULES[name] : { ...RULES[name], wireMicrosPerLed: microsPerLed };
}
