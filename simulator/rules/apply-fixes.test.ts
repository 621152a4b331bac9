import { describe, expect, it } from 'vitest';
import { applyFixes, fixAll } from './apply-fixes.ts';
import type { Finding } from './finding.ts';
import { RULES } from './rules.ts';
import { loadCheck } from './testing/load-check.ts';

const checked = loadCheck();
const check = (source: string): Finding[] => checked(source, RULES.deployed);
const later = (source: string): Promise<Finding[]> => Promise.resolve(check(source));

const at = (column: number, endColumn: number, ...edits: [number, number, string][]): Finding => ({
  severity: 'error',
  line: 1,
  column,
  endLine: 1,
  endColumn,
  rule: 'a-rule',
  message: '',
  fix: {
    title: '',
    edits: edits.map(([from, to, text]) => ({ range: { line: 1, column: from, endLine: 1, endColumn: to }, text })),
  },
});

describe('applying fixes', () => {
  it('leaves a text without findings, or without fixes, as it is', () => {
    expect(applyFixes('x = 1\n', [])).toBe('x = 1\n');
    const { fix: _, ...unfixed } = at(1, 2);
    expect(applyFixes('x = 1\n', [unfixed])).toBe('x = 1\n');
  });

  it('applies those that stand apart, in any order', () => {
    expect(applyFixes('abc', [at(3, 4, [3, 4, 'Z']), at(1, 2, [1, 2, 'XX'])])).toBe('XXbZ');
  });

  it('applies the first of those that touch, whole', () => {
    expect(applyFixes('abcd', [at(1, 3, [1, 3, 'X']), at(2, 5, [2, 3, 'Y'], [4, 5, 'Z'])])).toBe('Xcd');
  });

  it('ends where a fix changes nothing, and where it brings its finding back', async () => {
    expect(await fixAll('abc', 'a-rule', () => Promise.resolve([at(1, 2, [1, 2, 'a'])]))).toBe('abc');
    const grown = await fixAll('abc', 'a-rule', () => Promise.resolve([at(1, 1, [1, 1, 'x'])]));
    expect(grown.length).toBeLessThan(1_000);
  });
});

describe('fixing all of a kind', () => {
  it.each([
    ['augmented-item', 'a[0] += 1\n', 'a[0] = a[0] + 1\n'],
    ['augmented-item', 'a[i] -= 2 - 1\n', 'a[i] = a[i] - (2 - 1)\n'],
    ['augmented-item', 'a[0][i + 1] *= n\n', 'a[0][i + 1] = a[0][i + 1] * n\n'],
    ['augmented-item', 'a[i] **= f(1)\n', 'a[i] = a[i] ** f(1)\n'],
    ['augmented-item', 'a[random.randrange(2)] += 1\n', 'place = random.randrange(2)\na[place] = a[place] + 1\n'],
    [
      'augmented-item',
      'f = len\nif 1:\n    a[f()] += 1\n',
      'f = len\nif 1:\n    owner = a\n    place = f()\n    owner[place] = owner[place] + 1\n',
    ],
    ['augmented-item', 'if 1: g().x[0] += 1\n', 'if 1: owner = g().x; owner[0] = owner[0] + 1\n'],
    ['augmented-item', 'a[0] += [1]\n', 'a[0].extend([1])\n'],
    ['augmented-item', 'a[0] += (1 +\n  2)\n', 'a[0] = a[0] + (1 +\n  2)\n'],
    ['augmented-item', 'a["🎄"] += 1; a[1] += 1\n', 'a["🎄"] = a["🎄"] + 1; a[1] = a[1] + 1\n'],
    ['augmented-attribute', 'a.x += 1\n', 'a.x = a.x + 1\n'],
    ['augmented-attribute', 'f().x <<= 1\n', 'owner = f()\nowner.x = owner.x << 1\n'],
    ['annotation', 'x: int = 3\ny: str\n', 'x = 3\npass\n'],
    ['annotation', 'x: tuple = 1, 2\n', 'x = 1, 2\n'],
    ['lost-operator', 'x = 1\nx <<= 2 + 1\n', 'x = 1\nx = x << (2 + 1)\n'],
    ['underscore-name', "if __name__ == '__main__':\n    pass\n", 'if True:\n    pass\n'],
    ['underscore-name', 'def _f(_a, b=1):\n    return _a + b\n_f(_a=1)\n', 'def f(a, b=1):\n    return a + b\nf(a=1)\n'],
    ['underscore-name', 'x = 1\n_x = 2\nprint(x, _x)\n', 'x = 1\nx2 = 2\nprint(x, x2)\n'],
    ['underscore-name', 'def f():\n    global _n\n    _n = 1\n', 'def f():\n    global n\n    n = 1\n'],
    ['underscore-name', '_list = [1]\n', 'list2 = [1]\n'],
    ['ellipsis', 'def f(): ...\n', 'def f(): pass\n'],
    ['builtin-not-allowed', 'x = list(range(3))\n', 'x = [v for v in range(3)]\n'],
    ['builtin-not-allowed', 'x = list(v for v in a if v)\n', 'x = [v for v in a if v]\n'],
    ['builtin-not-allowed', 'x = list(a if b else c)\n', 'x = [v for v in (a if b else c)]\n'],
    ['builtin-not-allowed', 'x = list(set(list(a)))\n', 'x = [v for v in {v for v in [v for v in a]}]\n'],
    ['builtin-not-allowed', 'x, y = list(), dict()\n', 'x, y = [], {}\n'],
    ['builtin-not-allowed', "x = dict(zip('ab', c))\n", "x = {k: v for k, v in zip('ab', c)}\n"],
    ['builtin-not-allowed', 'x = dict(a=1, b=2)\n', "x = {'a': 1, 'b': 2}\n"],
    ['builtin-not-allowed', 'class A(object):\n    pass\n', 'class A:\n    pass\n'],
    ['unpacked-call', 'f(*[1, 2], 3)\n', 'f(1, 2, 3)\n'],
    ['unpacked-call', 'print(*a)\n', "print(' '.join([str(v) for v in a]))\n"],
    ['unpacked-call', 'max(*a)\n', 'max(a)\n'],
    ['format', "print('{} {:>3} {x!r}'.format(a, b, x=c))\n", 'print(f"{a} {b:>3} {c!r}")\n'],
    ['format', "print('{{}} {1}\\n{0}'.format(a, b))\n", 'print(f"{{}} {b}\\n{a}")\n'],
    ['import-not-allowed', 'import math, time\nx = math.pi\ntime.sleep(1)\n', 'x = math.pi\nsleep(1)\n'],
    [
      'import-not-allowed',
      'import math as m\nfrom random import choice as c, randint\nc([m.pi, randint(1, 2)])\n',
      'random.choice([math.pi, random.randint(1, 2)])\n',
    ],
    ['import-not-allowed', 'def f():\n    import math\n    return math.pi\n', 'def f():\n    pass\n    return math.pi\n'],
    ['import-not-allowed', 'from time import sleep\nsleep(1)\n', 'sleep(1)\n'],
    ['missing-import', 'x = sqrt(4) + pi\n', 'x = math.sqrt(4) + math.pi\n'],
    ['unknown-name', 'set_leds([RED] * get_led_count())\n', 'setLEDs([RED] * getLEDCount())\n'],
    ['long-sleep', 'if 1:\n    sleep(30)\n', 'if 1:\n    sleep(10)\n    sleep(10)\n    sleep(10)\n'],
  ])('%s: %j', async (rule, source, mended) => {
    expect(await fixAll(source, rule, later)).toBe(mended);
    expect(check(mended).filter((found) => found.rule === rule && found.fix)).toEqual([]);
  });

  it('mends what has a fix of any rule, and what the fixes uncover', async () => {
    const source =
      'import math as m, time\nclass A(object):\n    n: int = 0\na = list(range(3))\na[0] += m.pi\nsetLEDs([(255, 0, 0)] * 3)\ntime.sleep(20)\n';
    const mended = await fixAll(source, null, later);
    expect(mended).toBe(
      'class A:\n    n = 0\na = [v for v in range(3)]\na[0] = a[0] + math.pi\nsetLEDs([(255, 0, 0, 100)] * 3)\nsleep(10)\nsleep(10)\n',
    );
    expect(check(mended)).toEqual([]);
  });

  it.each([
    ['a format whose values would be worked out in another order', "print('{1} {0}'.format(f(), g()))\n"],
    ['a format with both quotes in its values', "print('{}'.format(f(\"a\", 'b')))\n"],
    ['a format of an item', "print('{0[0]}'.format(a))\n"],
    ['a dictionary of what may be one', 'x = dict(a)\n'],
    ['a module that the tree lacks, and the program needs', 'import numpy as np\nnp.zeros(3)\n'],
    ['the time', 'import time\nt = time.time()\n'],
    ['a name of a module of its own', 'random._inst.seed(1)\n'],
    ['a walrus in a list', 'x = list(y := [1])\n'],
    ['a sleep in the middle of something', 'x = [sleep(30)]\n'],
  ])('leaves %s to its author', (_, source) => {
    const found = check(source).filter(({ severity }) => severity === 'error');
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ fix }) => fix)).toEqual([]);
  });
});
