import { type Commands, flag, many, SOURCE, text } from './command.ts';

const FOLDER = 'A FOLDER holds runtime.json, cutor.nix, build.sh, compile.sh and run.sh, samples/NAME/ and tests/NAME/.';

/** What is done with the folders that runtimes are. */
export const RUNTIME_COMMANDS: Commands = {
  'runtime new': {
    summary: 'begins a runtime, with a sample and a self-test',
    form: 'FOLDER [--from ID|FOLDER] [--name NAME]',
    operands: 1,
    options: { from: text, name: text },
    about: {
      'from R': 'the runtime to begin with: one that is bundled, or a folder (else python)',
      'name N': 'what people call it (else the folder’s name)',
    },
    notes: [FOLDER],
    load: async () => (await import('./runtime-new.ts')).runtimeNew,
  },
  'runtime lint': {
    summary: 'says what should be seen to in runtimes, without running anything',
    form: 'FOLDER… [--fix] [--json]',
    operands: 'some',
    options: { fix: flag, json: flag },
    about: { fix: 'puts right what can be put right by itself', json: 'prints {runtimes} as JSON' },
    notes: [FOLDER, 'It ends with 1 where there is an error.'],
    load: async () => (await import('./runtime-lint.ts')).runtimeLint,
  },
  'runtime test': {
    summary: 'runs the self-tests of runtimes',
    form: 'FOLDER… [--only TEST]… [--source S] [--json|--junit]',
    operands: 'some',
    options: { only: many, source: text, json: flag, junit: flag },
    about: {
      'only T': 'only the self-tests of this name; may be repeated',
      ...SOURCE,
      json: 'prints {passed, failed, runtimes} as JSON',
      junit: 'prints the results as JUnit’s XML, which build servers read',
    },
    notes: [FOLDER, 'It ends with 0 where all passed, with 1 where one did not.'],
    load: async () => (await import('./runtime-test.ts')).runtimeTest,
  },
};
