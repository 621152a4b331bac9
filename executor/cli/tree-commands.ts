import { type Commands, flag, text } from './command.ts';

/** What is done with trees, and with what was played on them. */
export const TREE_COMMANDS: Commands = {
  'tree show': {
    summary: 'says what a file tells of a tree',
    form: 'FILE [--json]',
    operands: 1,
    options: { json: flag },
    about: { json: 'prints {leds, name, shape, positions, …} as JSON' },
    notes: ['FILE is a saved tree, or coordinates as GIFT, Harvard, MariMapper or Twinkly write them: which, is told by what is in it.'],
    load: async () => (await import('./tree-show.ts')).treeShow,
  },
  compare: {
    summary: 'compares what two recordings show, LED by LED',
    form: 'A B [--light N] [--ms N] [--picture FILE.png] [--json]',
    operands: 2,
    options: { light: text, ms: text, picture: text, json: flag },
    about: {
      'light N': 'a channel may differ by so much, 0 to 255 (else 0)',
      'ms N': 'a frame may come so much earlier or later (else 0)',
      'picture F': 'draws where they differ: time to the right, LEDs upwards',
      json: 'prints {same, differing, first, worst, …} as JSON',
    },
    notes: ['A and B are recordings, or sequences as CSV. It ends with 0 where they show the same, else with 1.'],
    load: async () => (await import('./compare.ts')).compare,
  },
};
