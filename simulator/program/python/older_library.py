"""What the tree's library does otherwise than this one: `random`, `math`, `sum`, and what numbers lack, as Python 3.9 has them."""

import gc
import math
import operator
import random
import sys
import warnings
from functools import reduce

# Methods that came after 3.9, by the type that has them.
_NEWER_METHODS = ((int, 'bit_count'), (int, 'is_integer'), (float, 'from_number'), (complex, 'from_number'))
# What `seed` takes as it is; of anything else it takes the hash.
_SEEDS = (type(None), int, str, bytes, bytearray)
# of 64-bit Python: the modulus of hashes of numbers, and the hash of infinity
_MODULUS = (1 << 61) - 1
_INFINITY = 314159


def forget_newer_methods():
    """Built-in types cannot be changed, but the dictionaries behind them can. For good: after this the interpreter runs one program."""
    for kind, name in _NEWER_METHODS:
        [methods] = (held for held in gc.get_referents(vars(kind)) if type(held) is dict)
        methods.pop(name, None)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        sys._clear_type_cache()


def seed_of(value):
    """What a seed counts as: a number's hash is that of 64 bits, whatever this interpreter has."""
    if isinstance(value, float):
        return _hash_of(value) & 0xFFFF_FFFF_FFFF_FFFF
    return value if isinstance(value, _SEEDS) else hash(value) & 0xFFFF_FFFF_FFFF_FFFF


def _hash_of(value):
    if math.isnan(value):
        return 0
    if math.isinf(value):
        return _INFINITY if value > 0 else -_INFINITY
    numerator, denominator = abs(value).as_integer_ratio()
    found = numerator * pow(denominator, -1, _MODULUS) % _MODULUS
    found = found if value >= 0 else -found
    return -2 if found == -1 else found


def make_random_older():
    """Gives `random.Random` the methods of 3.9: whole numbers may be floats, a sample may be of a set, and fewer values have defaults."""
    kind = random.Random
    sample, shuffle, gauss, normalvariate, expovariate = kind.sample, kind.shuffle, kind.gauss, kind.normalvariate, kind.expovariate

    class Older:
        def randrange(self, start, stop=None, step=1):
            first = whole(start, 'arg 1')
            if stop is None:
                if first > 0:
                    return self._randbelow(first)
                raise ValueError('empty range for randrange()')
            last = whole(stop, 'stop')
            width = last - first
            if step == 1:
                if width > 0:
                    return first + self._randbelow(width)
                raise ValueError(f'empty range for randrange() ({first}, {last}, {width})')
            by = whole(step, 'step')
            if by == 0:
                raise ValueError('zero step for randrange()')
            count = (width + by - (1 if by > 0 else -1)) // by
            if count <= 0:
                raise ValueError('empty range for randrange()')
            return first + by * self._randbelow(count)

        def randint(self, a, b):
            if type(a) is int and type(b) is int and a <= b:
                return a + self._randbelow(b - a + 1)
            return self.randrange(a, b + 1)

        def choice(self, seq):
            count = len(seq)
            return seq[self._randbelow(count) if count else 0]

        def sample(self, population, k, *, counts=None):
            return sample(self, tuple(population) if isinstance(population, (set, frozenset)) else population, k, counts=counts)

        def shuffle(self, x, random=None):
            if random is None:
                return shuffle(self, x)
            for at in reversed(range(1, len(x))):
                other = int(random() * (at + 1))
                x[at], x[other] = x[other], x[at]

        def gauss(self, mu, sigma):
            return gauss(self, mu, sigma)

        def normalvariate(self, mu, sigma):
            return normalvariate(self, mu, sigma)

        def expovariate(self, lambd):
            return expovariate(self, lambd)

    for name, method in vars(Older).items():
        if not name.startswith('__'):
            setattr(kind, name, method)


def whole(value, what):
    number = int(value)
    if number != value:
        raise ValueError(f'non-integer {what} for randrange()')
    return number


def factorial(x, /):
    if isinstance(x, float):
        if x != int(x):
            raise ValueError('factorial() only accepts integral values')
        x = int(x)
    return math.factorial(x)


def nextafter(x, y, /):
    return math.nextafter(x, y)


def plain_sum(iterable, /, start=0):
    """Adds one after the other: 3.12 began to make up for what floats lose on the way."""
    for kind, words in ((str, "strings [use ''.join(seq) instead]"), (bytes, "bytes [use b''.join(seq) instead]"), (bytearray, "bytearray [use b''.join(seq) instead]")):
        if isinstance(start, kind):
            raise TypeError(f"sum() can't sum {words}")
    return reduce(operator.add, iter(iterable), start)
