import { expect, it } from 'vitest';
import type { RulesName } from '../../rules/profile.ts';
import { rulesOf, RULES } from '../../rules/rules.ts';
import { interpreter, light } from './interpreter-for-tests.ts';

const on = (rules: RulesName, microsPerLed: number) => ({ light: { rules: rulesOf(rules, microsPerLed), leds: 100, seed: 7 } });
const told = async (source: string, rules: RulesName, microsPerLed: number) =>
  (await light(source, 100, on(rules, microsPerLed))).end.findings.map((f) => `${f.line} ${f.rule}`);

const COUNTS = 'import time\nfor i in range(60):\n    setLEDs([RED if i % 2 else BLUE] * getLEDCount())\n    time.sleep(0.02)\n';
const ENDLESS = 'while True:\n    setLEDs([RED] * getLEDCount())\n    sleep(0.02)\n';
const BY_CLOCK = COUNTS.replace('RED if i % 2', 'RED if int(time.time() * 50) % 2');

it.each([
  ['that counts its frames, on a slow tree', COUNTS, 'plan', 120, ['3 slow-on-tree']],
  ['on a tree as quick as its strip', COUNTS, 'plan', 30, []],
  ['that goes by the clock', BY_CLOCK, 'plan', 120, []],
  ['of a few frames', COUNTS.replace('60', '6'), 'plan', 120, []],
  ['that waits so long that nobody sees it', COUNTS.replace('0.02', '2'), 'plan', 120, []],
  ['that the show ends, on the deployed tree', ENDLESS, 'deployed', 120, ['2 slow-on-tree']],
] as const)('a program %s', async (_, source, rules, microsPerLed, findings) => {
  expect(await told(source, rules, microsPerLed)).toEqual(findings);
});

it('what the check has said of a line, the run does not say again', async () => {
  const source = 'setLEDs([(1, 2, 3, 200)] * getLEDCount())\n';
  expect((await interpreter.check(source, RULES.deployed)).map((f) => f.rule)).toEqual(['too-bright']);
  expect(await told(source, 'deployed', 30)).toEqual(['1 too-bright']);
});
