import { beforeAll, describe, expect, it } from 'vitest';
import { COLOURS } from '../../led/led-state.ts';
import { fixAll } from '../../rules/apply-fixes.ts';
import { PROBES } from '../../rules/check-probes.ts';
import { hasErrors } from '../../rules/finding.ts';
import type { RulesProfile } from '../../rules/profile.ts';
import { RULES } from '../../rules/rules.ts';
import { interpreter, light, python } from './interpreter-for-tests.ts';
import { ENDED } from './probes/ended.ts';
import { FINE } from './probes/fine.ts';
import { FIXED, FIXED_AS_PLANNED } from './probes/fixes.ts';
import { REFUSED } from './probes/refused.ts';
import { SILENT } from './probes/silent.ts';
import { VERSIONS } from './probes/versions.ts';

const LEDS = 3;

/** The tree's API in a Python without rules, for one show after the other; what each gave comes out as JSON. */
const PLAIN = `import contextlib, io, json, math, random, time
def played(source):
    clock, frames = 0, []
    def setLEDs(states):
        nonlocal clock
        frames.append([clock, [value for state in states for value in state]])
        clock += ${(LEDS * RULES.deployed.wireMicrosPerLed) / 1000}
    def sleep(seconds):
        nonlocal clock
        clock += seconds * 1000
    time.sleep = sleep
    show = {'__name__': '__main__', 'math': math, 'random': random, 'time': time, 'setLEDs': setLEDs, 'sleep': sleep, 'getLEDCount': lambda: ${LEDS}}
    show.update(json.loads('${JSON.stringify(COLOURS)}'))
    with contextlib.redirect_stdout(io.StringIO()) as stdout:
        exec(source, show)
    return {'frames': frames, 'stdout': stdout.getvalue()}
print(json.dumps([played(source) for source in json.load(open('shows.json'))]))
`;

interface Played {
  frames: unknown;
  stdout: string;
}

async function inPlainPython(sources: readonly string[]): Promise<Played[]> {
  const files = { 'main.py': PLAIN, 'shows.json': JSON.stringify(sources) };
  const { end, stdout, stderr } = await python('', {
    files: Object.entries(files).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })),
  });
  expect(end.code, stderr).toBe(0);
  return JSON.parse(stdout) as Played[];
}

async function onTree(source: string, rules: RulesProfile): Promise<Played> {
  const { end, recording, stdout } = await light(source, LEDS, { light: { rules, leds: LEDS, seed: 7 } });
  expect(end.cause).toEqual({ kind: 'exit', code: 0 });
  const frames = Array.from(recording.times, (ms, frame) => [ms, [...recording.states.subarray(frame * LEDS * 4, (frame + 1) * LEDS * 4)]]);
  return { frames, stdout };
}

const fixable = async (sources: readonly string[], rules: RulesProfile): Promise<Set<string>> => {
  const found = await Promise.all(sources.map((source) => interpreter.check(source, rules)));
  return new Set(found.flat().flatMap(({ rule, fix }) => (fix ? [rule] : [])));
};

describe.each([
  ['deployed', FIXED, [REFUSED, ENDED, SILENT, FINE, VERSIONS]],
  ['plan', FIXED_AS_PLANNED, [PROBES]],
] as const)('the fixes for a tree as %s', (name, probes, others) => {
  const rules = RULES[name];
  let meant: Played[];
  beforeAll(async () => {
    meant = await inPlainPython(probes.map(({ source, means = source }) => means));
  }, 30_000);

  it.each(probes.map((probe, at) => ({ ...probe, at })))('$rule: $source', async ({ rule, source, at }) => {
    const found = await interpreter.check(source, rules);
    expect(found.filter(({ fix }) => fix).map((finding) => finding.rule)).toContain(rule);
    const mended = await fixAll(source, null, (text) => interpreter.check(text, rules));
    expect(hasErrors(await interpreter.check(mended, rules)), mended).toBe(false);
    expect(await onTree(mended, rules), mended).toEqual(meant[at]);
  });

  it('are all of these rules', async () => {
    const rulesFixed = await fixable(
      others.flat().map(({ source }) => source),
      rules,
    );
    expect([...rulesFixed].toSorted()).toEqual(
      [...new Set(probes.map(({ rule }) => rule))].filter((rule) => rulesFixed.has(rule)).toSorted(),
    );
  });
});

describe('there is no fix', () => {
  it.each([
    ['where both may be lists', 'a = [[1]]\nb = [2]\na[0] += b\n'],
    ['where a parameter may be a list', 'l = [[1]]\ndef f(x):\n    l[0] += x\nf((2,))\n'],
    ['where a list is repeated', 'a = [[1], 2]\na[0] *= 2\n'],
    ['where a set grows', 'a = [{1}]\nb = {2}\na[0] |= b\n'],
    ['where an attribute may be a list', 'class A:\n    x = []\ndef grow(by):\n    A.x += by\nmap(grow, [[1]])\n'],
    ['where a slice may take a tuple', 'a = [1]\nt = (2,)\na[:0] += t\n'],
    ['where a function gives a list', 'def f():\n    return [1]\na = [f()]\na[0] += f()\n'],
    ['where a list comes in through a loop', 'a = [[1]]\nfor b in [[2]]:\n    a[0] += b\n'],
    ['where a list comes in by unpacking', 'a = [[1]]\nb, c = [2], 3\na[0] += b\n'],
    [
      'where a list comes in through a method',
      'class A:\n    def __init__(self, x):\n        self.x = x\n    def add(self, y):\n        self.x += y\nA([1]).add([2])\n',
    ],
  ])('%s: %j', async (_, source) => {
    const found = await interpreter.check(source, RULES.deployed);
    const augmented = found.filter(({ rule }) => rule.startsWith('augmented'));
    expect(augmented).toHaveLength(1);
    expect(augmented[0]!.fix).toBeUndefined();
  });
});
