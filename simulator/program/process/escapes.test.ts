import { describe, expect, it } from 'vitest';
import { areRefusing } from '../../rules/finding.ts';
import { RULES } from '../../rules/rules.ts';
import { ALL_ATTACKS, forgingWithEval, forgingWithGetattr, HUNT } from '../testing/attacks.ts';
import { interpreter, light, python } from './interpreter-for-tests.ts';

describe('the way to JavaScript', () => {
  it('is not to be imported, made, opened or asked for', async () => {
    const { end, stdout } = await python(ALL_ATTACKS);
    expect(stdout).toBe('');
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
  });

  it('is not found among all the objects there are', async () => {
    const { stdout, end } = await python(HUNT);
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
    expect(stdout.split('\n')[0]).toBe('True []');
    expect(stdout).not.toContain('pyodide');
  });
});

describe('a light program that broke out of the rules', () => {
  /** A tree that allows `eval`: through it a program gets at everything. */
  const loose = { rules: { ...RULES.plan, builtins: [...RULES.plan.builtins, 'eval'] }, leds: 3, seed: 7 };

  it.each([
    ['an end of the show', 'bytes([2]) + bytes(15)'],
    ['an end of the show without a time', 'bytes([2])'],
    ['frames that nobody can read', 'bytes([1, 0, 0, 0, 9, 0, 0, 0])'],
    ['frames in half a packet', 'bytes([1])'],
  ])('is ended where it forges %s', async (_, packet) => {
    const { end, recording } = await light(forgingWithEval(packet), 3, { light: loose });
    expect(end.cause).toMatchObject({ kind: 'exception', type: 'SystemError' });
    expect([end.code, recording.times.length]).toEqual([1, 1]);
  });

  it('cannot forge findings', async () => {
    const { end } = await light(forgingWithEval("bytes([4, 0, 0, 0, 0, 0, 0, 0]) + b'{'"), 3, { light: loose });
    expect([end.cause, end.findings]).toEqual([{ kind: 'exit', code: 0 }, []]);
  });

  it("finds nothing behind the tree's functions", async () => {
    const { stdout } = await light(
      'import time\nfor f in (setLEDs, getLEDCount, time.sleep, time.time):\n    for name in ("globals", "closure", "code", "wrapped", "self", "func"):\n        if hasattr(f, "__" + name + "__"):\n            print(f, name)\nsetLEDs([RED] * getLEDCount())\n',
    );
    expect(stdout).toBe('');
  });
});

describe('a light program of the deployed tree', () => {
  const deployed = RULES.deployed;

  it.each([
    'setLEDs.__globals__',
    '().__class__.__base__.__subclasses__()',
    'random._os.system("ls")',
    'random._inst',
    'math.__loader__',
    'print.__self__',
    'printed.__class__',
    '_print.text',
    '_getattr_(1, "__class__")',
    '__builtins__',
    '__import__("os")',
    'eval("1")',
    'exec("1")',
    '(x for x in [1]).gi_frame.f_back',
    '(lambda: 1).ｆ_globals.__x',
    'str.format("{0.__class__}", 1).__len__()',
    'x = [1]\ndef f(__class__): pass',
    'class A(metaclass=tuple): pass',
    'try: 1 / 0\nexcept Exception as e: e.__traceback__.tb_frame',
    'import _ctypes',
    'async def f(): pass\nf().cr_frame',
    'def __init__(): pass',
  ])('is refused %j', async (attack) => {
    expect(areRefusing(await interpreter.check(`${attack}\nsetLEDs([RED])\n`, deployed))).toBe(true);
  });

  it('gets nowhere by what is refused only while it runs', async () => {
    const attacks = [
      'import os',
      'import js',
      'from os import system as _',
      '"{0.__class__}".format(setLEDs)',
      'str.format("{0.__class__}", setLEDs)',
      '"{a.__class__}".format_map({"a": setLEDs})',
      '[v for v in map(str.format, ["{0.__class__}"], [setLEDs])]',
      'getattr(setLEDs, "__glo" + "bals__")',
      'setattr(random, "choice", print)',
      'delattr(math, "pi")',
      'open("/etc/passwd")',
      'type(setLEDs)',
      'vars()',
      'globals()',
      'locals()',
      'compile("1", "x", "eval")',
    ];
    const source = attacks
      .map((attack) => `try:\n    ${attack}\n    print('got out')\nexcept Exception as e:\n    print('held')\n`)
      .join('');
    const { stdout } = await light(`${source}setLEDs([RED] * 3)\n`, 3, { light: { rules: deployed, leds: 3, seed: 7 } });
    expect(stdout).toBe('held\n'.repeat(attacks.length));
  });

  /** A tree that allows Python's own `getattr`: through it a program gets at everything. */
  const loose = { rules: { ...deployed, builtins: [...deployed.builtins, 'getattr'] }, leds: 3, seed: 7 };

  it.each([
    ['an end of the show', 'bytes([2] + [0] * 15)'],
    ['frames that nobody can read', 'bytes([1, 0, 0, 0, 9, 0, 0, 0])'],
  ])('that broke out is ended where it forges %s', async (_, packet) => {
    const { end, recording } = await light(forgingWithGetattr(packet), 3, { light: loose });
    expect(end.cause).toMatchObject({ kind: 'exception', type: 'SystemError' });
    expect(recording.times.length).toBe(1);
  });

  it.each([
    ['a silent failure that there is not', 'bytes([5, 0, 0, 0, 99, 0, 0, 0, 1, 0, 0, 0]) + bytes(8)'],
    ['one of a line that there is not', 'bytes([5, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0]) + bytes(8)'],
    ['one in half a packet', 'bytes([5])'],
    ['findings', "bytes([4, 0, 0, 0, 0, 0, 0, 0]) + b'{'"],
  ])('that broke out cannot tell %s', async (_, packet) => {
    const { end } = await light(forgingWithGetattr(packet), 3, { light: loose });
    // The check knows nothing of what `os` has.
    const told = end.findings.filter(({ rule }) => rule !== 'missing-attribute');
    expect([end.cause, told]).toEqual([{ kind: 'exit', code: 0 }, []]);
  });
});
