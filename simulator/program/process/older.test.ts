import { describe, expect, it } from 'vitest';
import { light, python } from './interpreter-for-tests.ts';

const AFTER_RED = 'setLEDs([RED] * 3)\n';

describe('a program for the planned tree', () => {
  it.each([
    ['may have numbers up to a float', 'import random as r\nprint(r.randint(3, 6 / 2), r.Random(1).randrange(1.0))', '3 0\n'],
    ['may take what random has by name', 'from random import sample\nprint(sample({7}, 1))', '[7]\n'],
    ['adds floats one after the other', 'print(sum([0.1] * 10))', '0.9999999999999999\n'],
    [
      'has its annotations worked out, but not those of its variables',
      'def f(x: print(1)):\n    if x:\n        y: print(2) = 3\n    return y\nprint(f(1))',
      '1\n3\n',
    ],
    [
      'is told of an error as the tree tells it',
      'try:\n    a, b = 1, 2, 3\nexcept ValueError as e:\n    print(e)',
      'too many values to unpack (expected 2)\n',
    ],
    [
      'is told of an error within an error',
      'try:\n    try:\n        1 % 0\n    except ZeroDivisionError as e:\n        raise ValueError(e) from e\nexcept ValueError as e:\n    print(e)',
      'integer division or modulo by zero\n',
    ],
  ])('%s', async (_, source, prints) => {
    const { end, stdout } = await light(`${AFTER_RED}${source}\n`);
    expect([end.cause, stdout]).toEqual([{ kind: 'exit', code: 0 }, prints]);
  });

  it.each([
    ['a count of bits', 'x = (5).bit_count()', "AttributeError: 'int' object has no attribute 'bit_count'"],
    ['a whole number asked whether it is one', 'x = (4).is_integer()', "AttributeError: 'int' object has no attribute 'is_integer'"],
    ['a property set', 'class A:\n    @property\n    def p(self):\n        return 1\nA().p = 2', "AttributeError: can't set attribute"],
    ['an attribute of a number set', 'x = 5\nx.y = 1', "AttributeError: 'int' object has no attribute 'y'"],
    ['a division of an attribute', 'class A:\n    x = 1.5\nA.x /= 0', 'ZeroDivisionError: float division by zero'],
  ])('ends with the words of the tree’s Python: %s', async (_, source, words) => {
    const { cause } = (await light(`${AFTER_RED}${source}\n`)).end;
    expect(cause.kind === 'exception' ? `${cause.type}: ${cause.message}` : cause.kind).toBe(words);
  });

  it('may be from the future, which leaves its annotations alone', async () => {
    const { end, stdout } = await light(`from __future__ import annotations\n${AFTER_RED}def f(x: print(1)):\n    return 2\nprint(f(0))\n`);
    expect([end.cause, stdout]).toEqual([{ kind: 'exit', code: 0 }, '2\n']);
  });

  it('has the traceback of its Python: no marks, no guesses', async () => {
    const { stderr } = await light(`${AFTER_RED}def f(colour):\n    pass\nf(1, color=2)\n`);
    expect(stderr).toBe(
      'Traceback (most recent call last):\n  File "main.py", line 4, in <module>\n    f(1, color=2)\nTypeError: f() got an unexpected keyword argument \'color\'\n',
    );
  });
});

it('an ordinary program runs as this Python runs it', async () => {
  const { stdout } = await python(
    'import math\nprint((5).bit_count(), sum([0.1] * 10))\ntry:\n    math.sqrt(-1)\nexcept ValueError as e:\n    print(e)\n',
  );
  expect(stdout).toBe('2 1.0\nexpected a nonnegative input, got -1.0\n');
});
