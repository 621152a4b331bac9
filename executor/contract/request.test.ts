import { expect, test } from 'vitest';
import { z } from 'zod';
import { stageLimits } from './limits.ts';

test('processors are a hundredth at least: what rounds to none would be no limit', () => {
  for (const bad of [0, -1, 1e-12, 0.001, 0.009_999]) {
    expect(stageLimits.safeParse({ cpus: bad }).error?.issues[0]?.message).toContain('cpus is at least 0.01');
  }
  for (const good of [0.01, 0.5, 4]) expect(stageLimits.parse({ cpus: good })).toEqual({ cpus: good });
  expect(z.toJSONSchema(stageLimits).properties?.['cpus']).toMatchObject({ minimum: 0.01 });
});
