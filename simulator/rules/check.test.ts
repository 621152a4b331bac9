import { describe, expect, it } from 'vitest';
import { PROBES } from './check-probes.ts';
import type { Finding } from './finding.ts';
import type { RulesProfile } from './profile.ts';
import { RULES } from './rules.ts';
import { loadCheck } from './testing/load-check.ts';

const checked = loadCheck();

const check = (source: string, profile: RulesProfile = RULES.plan): Finding[] => found(source, profile);

function found(source: string, profile: RulesProfile | null): Finding[] {
  const findings = checked(source, profile);
  for (const f of findings) expect(within(source, f), `${JSON.stringify(f)} lies in ${JSON.stringify(source.slice(0, 200))}`).toBe(true);
  return findings;
}

function within(source: string, { line, column, endLine, endColumn }: Finding): boolean {
  const lines = source.split(/\r\n|\r|\n/);
  const fits = (l: number, c: number) => l >= 1 && l <= lines.length && c >= 1 && c <= lines[l - 1]!.length + 1;
  return fits(line, column) && fits(endLine, endColumn) && (endLine > line || endColumn >= column);
}

function applied(source: string, { fix }: Finding): string {
  const starts = [0];
  for (const match of source.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  const at = (line: number, column: number) => starts[line - 1]! + column - 1;
  const edits = fix!.edits.toSorted((a, b) => at(b.range.line, b.range.column) - at(a.range.line, a.range.column));
  return edits.reduce(
    (text, { range: r, text: put }) => text.slice(0, at(r.line, r.column)) + put + text.slice(at(r.endLine, r.endColumn)),
    source,
  );
}

describe('a program is told', () => {
  it.each(PROBES)('$name', ({ source, findings }) => {
    expect(check(source).map((f) => `${f.line}:${f.column}-${f.endLine}:${f.endColumn} ${f.severity} ${f.rule}`)).toEqual(findings);
  });
});

describe('an ordinary program is told', () => {
  const told = (source: string) =>
    found(source, null).map((f) => `${f.line}:${f.column}-${f.endLine}:${f.endColumn} ${f.severity} ${f.rule}: ${f.message}`);

  it.each([
    ['nothing of the tree’s rules', 'import os\nmatch os.name:\n    case _:\n        print(eval("1"), undefined)\n', []],
    ['nothing where it is empty', '', []],
    [
      'that it is not read where it is longer than an editor should read',
      `${'x = 1\n'.repeat(50_000)}(`,
      ['1:1-1:6 info not-read: 300,001 characters are more than are read here (262,144): what is wrong with them shows when it runs.'],
    ],
    [
      'its error of syntax, in UTF-16 units',
      'x = "🎄🎄" +* 2\n',
      [
        '1:13-1:14 error syntax: Python cannot read this. Look here, and at the end of the line above, for a missing bracket, quote, comma or colon.',
      ],
    ],
    [
      'its error of indentation',
      'if 1:\nprint(1)\n',
      ["2:1-2:6 error indentation: The 'if' statement on line 1 needs a block: indent the lines that belong to it, or write `pass` there."],
    ],
    [
      'what only compiling shows',
      'return 1\n',
      ['1:1-1:9 error syntax: `return` works inside a function only. Remove it, or put these lines into a `def`.'],
    ],
    ['what Python warns of', 'x = 1\n  \nif x is 1: pass\n', ['3:1-3:16 warning python: "is" with \'int\' literal. Did you mean "=="?']],
    [
      'both',
      "x = '\\d'\nx = )\n",
      [
        '1:1-1:9 warning python: "\\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\\\d"? A raw string is also an option.',
        '2:5-2:6 error syntax: This `)` closes nothing. Remove it, or add the opening bracket before it.',
      ],
    ],
    [
      'of a NUL byte',
      'x = 1\0',
      ['1:6-1:7 error nul-byte: A NUL byte stands here: this file is not plain text. Delete it, or save the file as UTF-8.'],
    ],
  ])('%s', (_, source, findings) => {
    expect(told(source)).toEqual(findings);
  });
});

describe('fixes', () => {
  it.each([
    ['import os\nsetLEDs([RED] * getLEDCount())\n', 'setLEDs([RED] * getLEDCount())\n'],
    ['set_leds([RED] * getLedCount())\n', 'setLEDs([RED] * getLEDCount())\n'],
    [
      '"""A show."""\nsetLEDs([RED] * getLEDCount())\nsleep(1)\nsleep(2)\n',
      '"""A show."""\nfrom time import sleep\nsetLEDs([RED] * getLEDCount())\nsleep(1)\nsleep(2)\n',
    ],
    [
      'import time\nsetLEDs([RED] * getLEDCount())\nsleep(1)\nsleep(2)\n',
      'import time\nsetLEDs([RED] * getLEDCount())\ntime.sleep(1)\ntime.sleep(2)\n',
    ],
    ['setLEDs([RED] * int(math.pi))\n', 'import math\nsetLEDs([RED] * int(math.pi))\n'],
    ['from math import *\nsetLEDs([RED] * 3)\n', 'setLEDs([RED] * 3)\n'],
    ['from math import *\nsetLEDs([RED] * int(sin(pi)))\n', 'from math import pi, sin\nsetLEDs([RED] * int(sin(pi)))\n'],
    [
      'from math import *\ndef f(e):\n    return e\nsetLEDs([RED] * int(f(e) + pi))\n',
      'from math import e, pi\ndef f(e):\n    return e\nsetLEDs([RED] * int(f(e) + pi))\n',
    ],
    ['import time, numpy\nsetLEDs([RED] * int(time.time()))\n', 'import time\nsetLEDs([RED] * int(time.time()))\n'],
    ['import numpy, time, os\nsetLEDs([RED] * int(time.time()))\n', 'import time\nsetLEDs([RED] * int(time.time()))\n'],
    ['import math\nsetLEDs([RED] * int(math.sine(1)))\n', 'import math\nsetLEDs([RED] * int(math.sin(1)))\n'],
    ['brightness = 3\nsetLEDs([RED] * brigthness)\n', 'brightness = 3\nsetLEDs([RED] * brightness)\n'],
    ['print("🎄", get_led_count())\nsetLEDs([RED])\n', 'print("🎄", getLEDCount())\nsetLEDs([RED])\n'],
    ['\ufeffset_leds([RED])\n', '\ufeffsetLEDs([RED])\n'],
  ])('leave %j clean', (source, mended) => {
    let text = source;
    for (let turn = 0; turn < 3; turn++) {
      const found = check(text).find((f) => f.fix);
      if (!found) break;
      text = applied(text, found);
    }
    expect(text).toBe(mended);
    expect(check(text)).toEqual([]);
  });
});

describe('a finding', () => {
  it('has no fix that would move what is from `__future__`', () => {
    const found = check('from __future__ import annotations; x = sqrt(4)\nsetLEDs([RED])\n');
    expect(found).toMatchObject([{ rule: 'missing-import' }]);
    expect(found[0]!.fix).toBeUndefined();
  });

  it('says what to do about a KeyboardInterrupt', () => {
    const [found] = check('try:\n    setLEDs([RED])\nexcept KeyboardInterrupt:\n    pass\n');
    expect(found).toMatchObject({ line: 3, severity: 'error', message: expect.stringContaining('Remove this `try` and `except`') });
  });
});

describe('a profile', () => {
  it('decides by its data alone', () => {
    const source = 'import cmath\nmatch cmath.pi:\n    case 3:\n        setLEDs([PEACH])\n';
    expect(check(source).map((f) => f.rule)).toEqual(['import-not-allowed', 'newer-python', 'unknown-name']);
    const profile = { ...RULES.plan, python: [3, 12] as const, modules: { cmath: ['pi'] }, api: ['setLEDs', 'PEACH'] };
    expect(check(source, profile)).toEqual([]);
  });
});

describe('whatever the text', () => {
  const DEEP = [
    ['(', ')'],
    ['-', '1'],
    ['not ', '1'],
    ['1+', '1'],
    ['lambda:', '1'],
    ['lambda a,b:', '1'],
    ['1 if 1 else ', '1'],
    ['f(x,', ')'],
    ['1**', '1'],
  ] as const;

  it.each(DEEP)('%j without end is a finding, and the interpreter lives', (opening, closing) => {
    for (const count of [1000, 20_000]) {
      expect(check(`x = ${opening.repeat(count)}${closing}`).map((f) => f.rule)).toEqual(['too-nested']);
    }
    expect(check('setLEDs([RED])')).toEqual([]);
  });

  it('tells of an endless chain after a name, an `elif`, or hidden in an f-string', () => {
    for (const source of [
      `x${'.a'.repeat(20_000)}`,
      `x${'()'.repeat(20_000)}`,
      `x${'[0]'.repeat(20_000)}`,
      `if 1:\n pass\n${'elif 1:\n pass\n'.repeat(10_000)}`,
    ]) {
      expect(check(source).map((f) => f.rule)).toEqual(['too-nested']);
    }
    expect(check(`f"{'"' + ${'-'.repeat(20_000)}1 + '"'}"`).map((f) => f.rule)).toEqual(['too-nested']);
  });

  it('reads long data that is not nested', () => {
    const states = Array.from({ length: 2000 }, (_, i) => `(${i % 256}, 0, 0, 100)`).join(', ');
    expect(check(`setLEDs([${states}])\n`)).toEqual([]);
  });

  it('refuses 1 MB of source at once', () => {
    const started = performance.now();
    expect(check('x = 1\n'.repeat(175_000)).map((f) => f.rule)).toEqual(['too-long']);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('tells the first of very many faults, and how many are left out', () => {
    const found = check(Array.from({ length: 2000 }, (_, i) => `print(x.__class__)  # ${i}`).join('\n'));
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toMatchObject({ severity: 'info', rule: 'more-findings' });
  });

  it('never fails, and stays inside the text', () => {
    let seed = 20_261_121;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const parts = [
      ...[
        '🎄',
        'é',
        '\ud83c',
        '\udf84',
        '\0',
        '\t',
        '    ',
        '\n',
        '\r\n',
        '\r',
        '\u2028',
        '\f',
        '\v',
        '\ufeff',
        '\u200b',
        '"',
        "'",
        '"""',
        'f"',
        "f'{",
        '{',
        '}',
        '(',
        ')',
      ],
      ...[
        '[',
        ']',
        ':',
        ',',
        '.',
        '=',
        ':=',
        '\\',
        '\\\n',
        '#',
        '@',
        '*',
        '**',
        ';',
        '1',
        '0x',
        '1e9',
        'x',
        '_',
        '__class__',
        'import ',
        'from ',
        'os',
        'math',
        ' as ',
      ],
      ...[
        'def f(',
        'class A',
        'while True:',
        'if ',
        'else:',
        'except*',
        'match x:',
        'case ',
        'lambda',
        'for i in ',
        'with (',
        'return ',
        'yield ',
        'await ',
        'async ',
      ],
      ...[
        'setLEDs',
        'set_leds',
        'RED',
        'sleep(1)',
        '.format(',
        't"',
        'type X',
        'ｃlass',
        '𝐬etLEDs',
        'del ',
        'global ',
        'nonlocal ',
        '...',
        '->',
        '!r',
      ],
    ];
    for (let n = 0; n < 3000; n++) check(Array.from({ length: random(24) }, () => parts[random(parts.length)]).join(random(3) ? '' : ' '));
    const sources = PROBES.map((p) => p.source);
    for (let n = 0; n < 1500; n++) {
      const source = sources[random(sources.length)]!;
      const cut = random(source.length + 1);
      check(source.slice(0, cut) + parts[random(parts.length)]! + source.slice(cut + random(3)));
    }
  }, 120_000);
});
