import { describe, expect, it } from 'vitest';
import { namesTreeApi } from './names-tree-api.ts';

describe("a program names the tree's API", () => {
  it.each([
    'setLEDs([RED] * 3)',
    'n=getLEDCount()',
    'x = "# no comment"; setLEDs([])',
    "x = 'it\\'s'; setLEDs([])",
    '"""A show."""\r\nsetLEDs([])',
    'def f():\n\tshow = setLEDs',
    '"""a "quoted" text"""\nsetLEDs([])',
    "x = 'not closed\nsetLEDs([])",
  ])('%j', (source) => {
    expect(namesTreeApi(source)).toBe(true);
  });
});

describe("a program does not name the tree's API", () => {
  it.each([
    '',
    '# setLEDs([])',
    'print("setLEDs([])")',
    '"""\nCalls setLEDs(states).\n"""\nprint(1)',
    "x = '''\nsetLEDs()\n''' + \"getLEDCount\"",
    'my_setLEDs = 1\nsetLEDsNow = 2\ngetLEDCounter = 3',
    'tree.setLEDs([])',
    'RED = 1\nprint(RED)',
    "x = 'a\\\nsetLEDs'",
  ])('%j', (source) => {
    expect(namesTreeApi(source)).toBe(false);
  });

  it('and 1 MB of quotes is read in no time', () => {
    const started = performance.now();
    for (const part of ['"', "'", '"""', "'''\\", '"\\', '#"']) namesTreeApi(part.repeat(300_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
