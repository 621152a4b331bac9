import { loadPyodide } from 'pyodide';
import { beforeAll, describe, expect, it } from 'vitest';
import { COLOURS } from '../../led/led-state.ts';
import type { RulesName } from '../../rules/profile.ts';
import { RULES } from '../../rules/rules.ts';
import { readSources } from './sources.ts';

// The rules read a program before it runs. Here it comes to Python unread: what its namespace lacks is all that holds it.
let attempt: (rules: string, colours: string, source: string) => string;

beforeAll(async () => {
  const pyodide = await loadPyodide();
  pyodide.globals.set('sources', JSON.stringify(readSources()));
  attempt = pyodide.runPython(`
import ast, json, sys, types
for name, source in json.loads(sources):
    sys.modules[name] = types.ModuleType(name)
    exec(compile(source, '<tree>/' + name + '.py', 'exec'), vars(sys.modules[name]))
import treeline_light, treeline_restricted_light, treeline_restricting

def attempt(rules, colours, source):
    rules, colours = json.loads(rules), json.loads(colours)
    tree = treeline_light.Tree(3, rules, 'main.py', lambda packet: None)
    parsed = ast.parse(source, 'main.py')
    if rules['restricted']:
        namespace, _ = treeline_restricted_light.make_namespace(tree, rules, colours, 7)
        parsed = treeline_restricting.restricted(parsed, rules)
    else:
        namespace = treeline_light.make_namespace(tree, rules, colours, 7)
    try:
        exec(compile(parsed, 'main.py', 'exec'), namespace)
        return 'nothing'
    except BaseException as error:
        return type(error).__name__
attempt
`) as typeof attempt;
}, 60_000);

const raised = (rules: RulesName, source: string): string => attempt(JSON.stringify(RULES[rules]), JSON.stringify(COLOURS), source);

const DOORS = [
  'eval',
  'exec',
  'compile',
  'open',
  'globals',
  'locals',
  'vars',
  'getattr',
  'memoryview',
  'breakpoint',
  'input',
  'exit',
  'quit',
  'help',
  'dir',
];
const MODULES = [
  'os',
  'sys',
  'js',
  'pyodide_js',
  '_pyodide_core',
  'pyodide.code',
  'builtins',
  'importlib',
  'ctypes',
  'gc',
  'inspect',
  'treeline_light',
];

describe.each(['plan', 'deployed'] as const)('a program of the %s tree that nobody has read', (rules) => {
  it('runs', () => {
    expect(raised(rules, 'setLEDs([RED] * getLEDCount())')).toBe('nothing');
  });

  it.each(DOORS)('has no %s', (name) => {
    expect(raised(rules, name)).toBe('NameError');
    expect(raised(rules, `__builtins__['${name}']`)).toMatch(/^(KeyError|TypeError)$/);
  });

  it.each(MODULES)('cannot import %s', (name) => {
    expect(raised(rules, `import ${name}`)).toMatch(/^(ImportError|ModuleNotFoundError)$/);
    expect(raised(rules, `from ${name} import x`)).toMatch(/^(ImportError|ModuleNotFoundError)$/);
  });

  it('cannot do so by the import that is behind `import`', () => {
    expect(raised(rules, `__import__('os')`)).toMatch(/^(NameError|ImportError|ModuleNotFoundError)$/);
    expect(raised(rules, `__builtins__['__import__']('os')`)).toMatch(/^(KeyError|ImportError|ModuleNotFoundError)$/);
  });

  it("finds nothing behind the tree's functions", () => {
    for (const part of ['globals', 'closure', 'code', 'self', 'func']) {
      // The deployed tree gives None for what is not there.
      expect(raised(rules, `setLEDs.__${part}__ + 1`)).toMatch(/^(AttributeError|TypeError)$/);
    }
  });

  it('has of a module no more than the rules list', () => {
    const begin = rules === 'plan' ? 'import random\nimport math\n' : '';
    for (const name of ['random._os', 'random.SystemRandom', 'random._inst', 'math.__loader__', 'math.__spec__']) {
      expect(raised(rules, `${begin}${name}.x + 1`)).toMatch(/^(AttributeError|TypeError)$/);
    }
  });
});

it('the deployed tree lets no object be changed', () => {
  expect(raised('deployed', "setattr(random, 'choice', print)")).toBe('TypeError');
  expect(raised('deployed', "delattr(math, 'pi')")).toBe('TypeError');
});
