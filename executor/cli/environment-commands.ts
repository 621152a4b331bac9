import { type Commands, flag } from './command.ts';

const options = { json: flag };
const about = { json: 'prints the answer as JSON' };

/** What is done with the environments that are kept. A KEY may be shortened as long as it names one alone. */
export const ENVIRONMENT_COMMANDS: Commands = {
  'env list': {
    summary: 'lists the environments that are kept, last used first',
    form: '[--json]',
    operands: 0,
    options,
    about,
    load: async () => (await import('./env-list.ts')).envList,
  },
  'env show': {
    summary: 'shows what an environment is made of',
    form: 'KEY [--json]',
    operands: 1,
    options,
    about,
    load: async () => (await import('./env-show.ts')).envShow,
  },
  'env remove': {
    summary: 'deletes an environment and what only it needed',
    form: 'KEY [--json]',
    operands: 1,
    options,
    about,
    load: async () => (await import('./env-remove.ts')).envRemove,
  },
  'env gc': {
    summary: 'deletes what no environment needs, and the least recently used until they fit the budget',
    form: '[--json]',
    operands: 0,
    options,
    about,
    load: async () => (await import('./env-gc.ts')).envGc,
  },
};
