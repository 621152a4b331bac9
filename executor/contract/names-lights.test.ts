import { expect, test } from 'vitest';
import { namesLights } from './names-lights.ts';

const base64 = (text: string) => ({ name: 'a', content: Buffer.from(text).toString('base64'), encoding: 'base64' as const });

test.each([
  [
    'a file that names it',
    true,
    [
      { name: 'run.sh', content: 'true' },
      { name: 'main.c', content: 'getenv("TREELINE_LIGHTS")' },
    ],
  ],
  ['one that is sent as base64', true, [base64('\xff open(ENV["TREELINE_LIGHTS"])')]],
  ['none that does', false, [{ name: 'run.sh', content: 'echo $TREELINE_LED' }, base64('nothing')]],
  ['what is no base64', false, [{ name: 'a', content: '%TREELINE_LIGHTS', encoding: 'base64' as const }]],
  ['no files', false, []],
])('%s: %s', (_what, names, files) => {
  expect(namesLights(files)).toBe(names);
});
