import { expect, test } from 'vitest';
import { testDocker } from '../../../testing/docker.ts';
import { unlessGone } from './reap.ts';

const docker = await testDocker();

test('a container that is gone meanwhile needs no removal; anything else that goes wrong is told', docker.needed, async () => {
  const remove = (id: string) => docker.daemon.docker.getContainer(id).remove({ force: true }).catch(unlessGone);
  await remove('0'.repeat(64));
  await expect(Promise.reject(new Error('lost')).catch(unlessGone)).rejects.toThrow('lost');
});
