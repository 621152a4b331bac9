import { type Commands, flag, SOURCE, text } from './command.ts';

/** What is done with the docker engine. */
export const ENGINE_COMMANDS: Commands = {
  'engine prepare': {
    summary: 'makes the docker engine ready: images, package source, volumes',
    form: '[--source S]',
    operands: 0,
    options: { source: text },
    about: SOURCE,
    notes: ['It ends with 0 when all is ready.'],
    load: async () => (await import('./engine-prepare.ts')).enginePrepare,
  },
  'engine status': {
    summary: 'says what stands of the docker engine',
    form: '[--json]',
    operands: 0,
    options: { json: flag },
    about: { json: 'prints the status as JSON' },
    notes: ['It ends with 0 where the engine is ready, else with 1; nothing is made or changed.'],
    load: async () => (await import('./engine-status.ts')).engineStatus,
  },
  'engine export': {
    summary: 'writes the images and packages to a file, for a machine without a network',
    form: 'FILE',
    operands: 1,
    options: {},
    about: {},
    load: async () => (await import('./engine-export.ts')).engineExport,
  },
  'engine import': {
    summary: 'loads what `engine export` wrote',
    form: 'FILE',
    operands: 1,
    options: {},
    about: {},
    load: async () => (await import('./engine-import.ts')).engineImport,
  },
};
