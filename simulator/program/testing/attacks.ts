/** Statements of an ordinary, unchecked program that would get out of Python: to JavaScript, the machine below, files, the network. */
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

/** Tries them all, and prints those that got out. */
export const ALL_ATTACKS = `for attack in ${JSON.stringify(ATTACKS)}:
    try:
        exec(attack, {})
        print('got out:', attack)
    except Exception:
        pass
`;

/** Looks at all the objects there are for one that stands for JavaScript; its first line is \`True []\` where there is none. */
export const HUNT = `
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
`;

const FORGING = (os: string, packet: string): string => `${os}
setLEDs([GREEN] * 3)
for descriptor in range(3, 20):
    try:
        os.write(descriptor, ${packet})
    except Exception:
        pass
`;

/** A light program of a planned tree that allows `eval`: through it a program gets at everything, and tells the host what is not so. */
export function forgingWithEval(packet: string): string {
  return FORGING("import random\nos = eval(\"random.Random.seed.__globals__['sys'].modules['os']\")", packet);
}

/** The same of a deployed tree that allows Python's own `getattr`. */
export function forgingWithGetattr(packet: string): string {
  return FORGING("os = getattr(random.Random.seed, '__globals__')['sys'].modules['os']", packet);
}
