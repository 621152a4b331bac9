import { expect, test } from 'vitest';
import { treeline } from './testing/treeline.ts';

test('without a Docker it is one sentence, and 2', async () => {
  const { code, stdout, stderr } = await treeline(['selftest'], { env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } });
  expect(stderr).toMatch(/^treeline: DOCKER_HOST names a Docker that does not answer.+\n$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});
