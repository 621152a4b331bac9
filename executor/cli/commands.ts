import { type Commands, flag, many, SOURCE, text } from './command.ts';
import { ENGINE_COMMANDS } from './engine-commands.ts';
import { ENVIRONMENT_COMMANDS } from './environment-commands.ts';
import { TREE_COMMANDS } from './tree-commands.ts';

export const COMMANDS: Commands = {
  run: {
    summary: 'runs a program and keeps it in the history',
    form: 'FILE|DIR [--engine E] [--source S] [--stdin FILE] [--arg A]… [--env K=V]… [--json]',
    operands: 1,
    options: {
      stdin: text,
      arg: many,
      env: many,
      json: flag,
      engine: text,
      source: text,
      runtime: text,
      entry: text,
      seed: text,
      leds: text,
    },
    about: {
      'stdin FILE': "the program's standard input; - is ours (one that is piped in is taken without asking)",
      'arg A': 'an argument of the program; may be repeated',
      'env K=V': 'a variable of its environment; may be repeated',
      json: 'prints the submission as JSON, and nothing else',
      'entry FILE': 'the file of a folder to begin with (else main.py, else the only .py)',
      'runtime R': "light (the tree's rules and API) or python; else light where the program names the tree's API",
      'engine E': 'embedded or docker (else docker where there is a cutor.nix, build.sh, compile.sh or run.sh)',
      ...SOURCE,
      'leds N': 'LEDs of the tree',
      'seed N': 'what random begins with',
    },
    load: async () => (await import('./run.ts')).run,
  },
  check: {
    summary: 'says what the tree would reject, without running the program',
    form: 'PROGRAM.py [--rules plan|deployed] [--leds N] [--json]',
    operands: 1,
    options: { rules: text, leds: text, json: flag },
    about: { 'rules R': "the tree's rules: plan (else), or deployed", 'leds N': 'LEDs of the tree', json: 'prints {findings} as JSON' },
    load: async () => (await import('./check.ts')).check,
  },
  preview: {
    summary: 'plays a light program without the tree, and without leaving anything in the history',
    form: 'PROGRAM.py [--tree FILE] [--rules plan|deployed] [--leds N] [--seed N] [--gif F] [--csv F [--times]] [--record F] [--json]',
    operands: 1,
    options: { tree: text, rules: text, leds: text, seed: text, gif: text, csv: text, times: flag, record: text, json: flag },
    about: {
      'tree FILE':
        'the tree to play it for, as a saved tree or as coordinates: its LEDs, rules and look, and what its supply and speed allow',
      'rules R': "the tree's rules: plan (else), or deployed",
      'leds N': 'LEDs of the tree',
      'seed N': 'what random begins with',
      'gif F': 'writes the show as an animated picture',
      'csv F': 'writes the frames as a table',
      times: 'has the table say how many ms each frame is shown, and not its number',
      'record F': 'writes the recording, to compare another with it; as JSON where F ends in .json',
      json: 'prints {verdict, frames, durationMs, leds, seed, findings} as JSON, and with --tree {measured} too',
    },
    load: async () => (await import('./preview.ts')).preview,
  },
  serve: {
    summary: 'serves the workbench to the browser on this machine',
    form: '[--port N] [--no-open]',
    operands: 0,
    options: { port: text, 'no-open': flag },
    about: { 'port N': 'the port to use, and no other', 'no-open': 'prints the address and opens no browser' },
    load: async () => (await import('./serve.ts')).serve,
  },
  doctor: {
    summary: 'looks whether all that is needed is there',
    form: '[--json]',
    operands: 0,
    options: { json: flag },
    about: { json: 'prints the report as JSON' },
    load: async () => (await import('./doctor.ts')).doctor,
  },
  selftest: {
    summary: 'runs what programs may do to a machine, in containers on this one, and says what held',
    form: '[--source S] [--json]',
    operands: 0,
    options: { source: text, json: flag },
    about: { ...SOURCE, json: 'prints {ok, held, results, left} as JSON' },
    notes: [
      'It takes some minutes, and leaves nothing. It ends with 0 where all held, with 1 where something did not, with 2 without a Docker.',
    ],
    load: async () => (await import('./selftest.ts')).selftest,
  },
  ...TREE_COMMANDS,
  ...ENGINE_COMMANDS,
  ...ENVIRONMENT_COMMANDS,
};
