import { type Commands, flag, text } from './command.ts';

/** What is done with runtimes as files. */
export const BUNDLE_COMMANDS: Commands = {
  'runtime export': {
    summary: 'writes an installed runtime to a file, with all that it needs on a machine without a network',
    form: 'ID|FOLDER --out FILE [--with-images] [--sign KEY] [--json]',
    operands: 1,
    options: { out: text, 'with-images': flag, sign: text, json: flag },
    about: {
      'out F': 'the file to write',
      'with-images': 'puts in the images too, for a machine where Treeline never ran containers',
      'sign K': 'signs it with a key of treeline runtime keys',
      json: 'prints {file, id, version, hash, bytes, signed} as JSON',
    },
    notes: ['What was ended goes on when it is asked for again.'],
    load: async () => (await import('./runtime-export.ts')).runtimeExport,
  },
  'runtime import': {
    summary: 'installs a runtime from a file, without a network: it is proven first, and its self-tests must pass',
    form: 'FILE [--trust] [--json]',
    operands: 1,
    options: { trust: flag, json: flag },
    about: { trust: 'takes it although no author who is known here signed it', json: 'prints what came of it as JSON' },
    notes: ['It ends with 0 where the runtime is available. What was ended goes on when it is asked for again.'],
    load: async () => (await import('./runtime-import.ts')).runtimeImport,
  },
  'runtime keys': {
    summary: 'makes a key to sign bundles with',
    form: 'new FILE [--json]',
    operands: 2,
    options: { json: flag },
    about: { json: 'prints {file, public, key, fingerprint} as JSON' },
    notes: ['FILE is yours alone; FILE.pub is for others, who add it with: treeline runtime authors add FILE.pub'],
    load: async () => (await import('./runtime-keys.ts')).runtimeKeys,
  },
  'runtime authors': {
    summary: 'says whose bundles are taken without asking',
    form: 'list|add|remove [FILE.pub|NAME] [--name NAME] [--json]',
    operands: 'some',
    options: { name: text, json: flag },
    about: { 'name N': 'what to call the author (else the name of the file)', json: 'prints {authors} as JSON' },
    load: async () => (await import('./runtime-authors.ts')).runtimeAuthors,
  },
};
