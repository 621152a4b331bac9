import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/rules.ts';
import { light, python } from './interpreter-for-tests.ts';

const ATTACKS = [
  'import js',
  'import pyodide_js',
  'import _pyodide_core',
  'from pyodide.code import run_js',
  'from pyodide.ffi import create_proxy',
  'import ctypes; ctypes.CDLL(None)',
  'import _ctypes',
  'import _testcapi',
  'import _imp, importlib.machinery as m\n_imp.create_builtin(m.ModuleSpec("_ctypes", None)).dlopen',
  'import _imp, importlib.machinery as m\n_imp.create_builtin(m.ModuleSpec("_pyodide_core", None)).run_js',
  'import importlib; importlib.import_module("js")',
  'import sys; sys.modules["js"]',
  'import sys; [f for f in sys.meta_path if "Js" in repr(f)][0]',
  'import subprocess; subprocess.run(["ls"])',
  'import socket; socket.create_connection(("127.0.0.1", 80), timeout=1)',
  'import urllib.request; urllib.request.urlopen("http://127.0.0.1/")',
  'open("/etc/passwd")',
  'import os; os.listdir("/work")',
];

describe('the way to JavaScript', () => {
  it('is not to be imported, made, opened or asked for', async () => {
    const { end, stdout } = await python(
      `for attack in ${JSON.stringify(ATTACKS)}:\n    try:\n        exec(attack, {})\n        print('got out:', attack)\n    except Exception:\n        pass\n`,
    );
    expect(stdout).toBe('');
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
  });

  it('is not found among all the objects there are', async () => {
    const { stdout, end } = await python(`
import gc, sys
found = []
def look(value):
    kind = type(value)
    if 'JsProxy' in [base.__name__ for base in kind.__mro__]:
        found.append(repr(kind))
    if callable(value) and getattr(value, '__name__', '') in ('run_js', 'eval_code', 'create_proxy', 'create_once_callable', 'raw_call', 'to_js'):
        try:
            found.append((value.__name__, value('1')))
        except BaseException:
            pass
seen = set()
todo = gc.get_objects()
while todo:
    value = todo.pop()
    if id(value) in seen: continue
    seen.add(id(value))
    look(value)
    todo.extend(gc.get_referents(value))
print(len(seen) > 1000, found)
f = sys._getframe()
while f:
    print(f.f_code.co_filename)
    f = f.f_back
`);
    expect(end.cause).toEqual({ kind: 'exit', code: 0 });
    expect(stdout.split('\n')[0]).toBe('True []');
    expect(stdout).not.toContain('pyodide');
  });
});

describe('a light program that broke out of the rules', () => {
  /** A tree that allows `eval`: through it a program gets at everything. */
  const loose = { rules: { ...RULES.plan, builtins: [...RULES.plan.builtins, 'eval'] }, leds: 3, seed: 7 };
  const forging = (packet: string): string => `import random
os = eval("random.Random.seed.__globals__['sys'].modules['os']")
setLEDs([GREEN] * 3)
for descriptor in range(3, 20):
    try:
        os.write(descriptor, ${packet})
    except Exception:
        pass
`;

  it.each([
    ['an end of the show', 'bytes([2]) + bytes(15)'],
    ['an end of the show without a time', 'bytes([2])'],
    ['frames that nobody can read', 'bytes([1, 0, 0, 0, 9, 0, 0, 0])'],
    ['frames in half a packet', 'bytes([1])'],
  ])('is ended where it forges %s', async (_, packet) => {
    const { end, recording } = await light(forging(packet), 3, { light: loose });
    expect(end.cause).toMatchObject({ kind: 'exception', type: 'SystemError' });
    expect([end.code, recording.times.length]).toEqual([1, 1]);
  });

  it('cannot forge findings', async () => {
    const { end } = await light(forging("bytes([4, 0, 0, 0, 0, 0, 0, 0]) + b'{'"), 3, { light: loose });
    expect([end.cause, end.findings]).toEqual([{ kind: 'exit', code: 0 }, []]);
  });

  it("finds nothing behind the tree's functions", async () => {
    const { stdout } = await light(
      'import time\nfor f in (setLEDs, getLEDCount, time.sleep, time.time):\n    for name in ("globals", "closure", "code", "wrapped", "self", "func"):\n        if hasattr(f, "__" + name + "__"):\n            print(f, name)\nsetLEDs([RED] * getLEDCount())\n',
    );
    expect(stdout).toBe('');
  });
});
