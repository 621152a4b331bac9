import type { Finding } from './finding.ts';

/** The tree of a run, as far as what a run tells depends on it. */
export interface RunTree {
  leds: number;
  /** what a `setLEDs` takes there, µs for each LED */
  microsPerLed: number;
}

interface Silent {
  rule: string;
  message: string | ((tree: RunTree) => string);
}

/** What a run does without a word; the prelude tells these by their place here. */
const SILENT: readonly Silent[] = [
  {
    rule: 'draws-nothing',
    message:
      'The tree takes these states without a word and shows nothing: they are not four values for each LED. Give every LED its (R, G, B, L).',
  },
  {
    rule: 'colours-shifted',
    message:
      'Some of these states have more than four values and others fewer: the tree takes them without a word, and the colours slip to other LEDs. Give every LED its (R, G, B, L).',
  },
  {
    rule: 'too-bright',
    message:
      'A brightness L here is over 100: the tree takes it without a word, and the light is brighter than full. L goes from 0 to 100.',
  },
  {
    rule: 'prints-lost',
    message:
      'The show is over while the program still runs: the tree ends it, and all that it has printed is lost. End it before, or do not count on print.',
  },
  {
    rule: 'slow-on-tree',
    message: ({ leds, microsPerLed }) =>
      `Setting ${leds.toLocaleString('en')} LEDs takes ${Math.round((leds * microsPerLed) / 1000)} ms on this tree, and this program counts frames: it runs slower here than ` +
      'on a tree as quick as its strip. Move further with each frame, or wait shorter by what setLEDs takes.',
  },
  {
    rule: 'list-copied',
    message:
      'On the tree an operator like `+=` makes a new value, without a word: whoever else holds the list (the set, the dictionary) that was here does not see the change. Use a method that changes it, such as `append` or `extend`.',
  },
  {
    rule: 'missing-attribute',
    message:
      'An object here lacks an attribute that is read: on the tree that is `None`, without a word. Set it before it is read, or correct its spelling.',
  },
];

/** The finding for one of them at a line, from 1; null where there is no such thing. */
export function runFinding(which: number, line: number, lines: readonly string[], tree: RunTree): Finding | null {
  const silent = SILENT[which];
  const text = lines[line - 1];
  if (!silent || text === undefined) return null;
  const { rule } = silent;
  const message = typeof silent.message === 'string' ? silent.message : silent.message(tree);
  const column = text.length - text.trimStart().length + 1;
  return { severity: 'warning', line, column, endLine: line, endColumn: Math.max(column, text.trimEnd().length + 1), rule, message };
}
