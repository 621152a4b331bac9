import { describe, expect, it } from 'vitest';
import { areRefusing, type Finding } from '../../rules/finding.ts';
import { RULES } from '../../rules/rules.ts';
import { interpreter, light } from './interpreter-for-tests.ts';
import { ENDED } from './probes/ended.ts';
import { FINE } from './probes/fine.ts';
import { REFUSED } from './probes/refused.ts';
import { SILENT } from './probes/silent.ts';
import { VERSIONS } from './probes/versions.ts';

const LEDS = 3;
const RED = [255, 0, 0, 100];
const rules = RULES.deployed;
const deployed = (source: string) => light(source, LEDS, { light: { rules, leds: LEDS, seed: 7 } });

const told = (findings: readonly Finding[]): string[] =>
  findings.map((f) => `${f.line}:${f.column} ${f.severity}${f.running ? ' (running)' : ''} ${f.rule}`);

it('is probed widely', () => {
  const probes = [...REFUSED, ...ENDED, ...SILENT, ...FINE, ...VERSIONS];
  expect(new Set(probes.map(({ name }) => name)).size).toBe(probes.length);
  expect(probes.length).toBeGreaterThanOrEqual(90);
});

describe('is refused before it runs', () => {
  it.each(REFUSED)('$name', async ({ source, findings, says }) => {
    const found = await interpreter.check(source, rules);
    expect(told(found)).toEqual(findings);
    expect(areRefusing(found)).toBe(true);
    const messages = found.map(({ message }) => message).join('\n');
    for (const words of says) expect(messages).toContain(words);
  });

  it('and does not run at all', async () => {
    const { end, recording } = await deployed('setLEDs([RED] * 3)\na = [1]\na[0] += 1\n');
    expect([end.cause.kind, recording.times.length]).toEqual(['findings', 0]);
  });
});

describe.each([
  ['is ended while it runs', ENDED],
  ['goes wrong without a word', SILENT],
  ['works', FINE],
  ['is as in the tree’s Python', VERSIONS],
] as const)('%s', (_, probes) => {
  it.each(probes)('$name', async ({ source, findings, end: wanted, prints = '', frames = [[RED, RED, RED].flat()] }) => {
    const { end, recording, stdout } = await deployed(source);
    const { cause } = end;
    expect(cause.kind === 'exception' ? `${cause.type}: ${cause.message}` : cause.kind).toBe(wanted);
    expect(told(end.findings)).toEqual(findings);
    expect(stdout).toBe(prints);
    const states = recording.times.map((_time, frame) => frame);
    expect(Array.from(states, (frame) => [...recording.states.subarray(frame * LEDS * 4, (frame + 1) * LEDS * 4)])).toEqual(frames);
  });
});
