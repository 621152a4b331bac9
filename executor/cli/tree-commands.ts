import { type Commands, flag, text, TREE } from './command.ts';

const json = { json: 'prints the answer as JSON' };

/** What is done with trees, and with what was played on them. */
export const TREE_COMMANDS: Commands = {
  'tree list': {
    summary: 'lists the trees that are saved',
    form: '[--json]',
    operands: 0,
    options: { json: flag },
    about: json,
    load: async () => (await import('./tree-list.ts')).treeList,
  },
  'tree show': {
    summary: 'says what a tree is like',
    form: 'TREE [--write FILE] [--json]',
    operands: 1,
    options: { write: text, json: flag },
    about: {
      'write F': 'writes it as a file, to share it; or the places of its lights alone, where F ends in one of these',
      json: 'prints {leds, name, shape, positions, …} as JSON',
    },
    notes: [
      TREE,
      'Coordinates are taken as GIFT, Harvard, MariMapper or Twinkly write them, and as lists [x, y, z]. They are written so where a name ends in',
      '.csv (GIFT), .harvard.csv, .marimapper.csv, .twinkly.json or .txt (lists).',
    ],
    load: async () => (await import('./tree-show.ts')).treeShow,
  },
  'tree save': {
    summary: 'saves a tree by name',
    form: 'TREE [--name N] [--force] [--json]',
    operands: 1,
    options: { name: text, force: flag, json: flag },
    about: { 'name N': 'the name to save it under (else its own)', force: 'replaces one of that name', ...json },
    notes: [TREE],
    load: async () => (await import('./tree-save.ts')).treeSave,
  },
  'tree remove': {
    summary: 'removes a saved tree',
    form: 'NAME [--json]',
    operands: 1,
    options: { json: flag },
    about: json,
    load: async () => (await import('./tree-remove.ts')).treeRemove,
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
      json: 'prints {same, differing, first, worst, …} as JSON, where frames are counted from 0',
    },
    notes: ['A and B are recordings, or sequences as CSV. It ends with 0 where they show the same, else with 1.'],
    load: async () => (await import('./compare.ts')).compare,
  },
};
