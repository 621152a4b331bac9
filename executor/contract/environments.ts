import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';

const environmentKey = z.string().regex(/^[0-9a-f]{64}$/, 'an environment is known by 64 hexadecimal digits');

/** An environment that is kept. Its `key` is the hash of all that went into it. Times are ISO 8601, UTC. */
export const environmentInfo = z.object({
  key: environmentKey,
  /** the names its expression asks for, as far as they are known; for people */
  title: z.string(),
  source: z.string().describe('the package source it was made from, with its identity'),
  /** of all store paths it needs; environments share paths */
  bytes: z.int(),
  paths: z.int(),
  createdAt: z.string(),
  usedAt: z.string(),
  uses: z.int(),
});
export type EnvironmentInfo = z.infer<typeof environmentInfo>;

export const environmentDetail = environmentInfo.extend({
  expression: z.string(),
  packages: z.array(z.object({ name: z.string(), path: z.string(), bytes: z.int() })),
  variables: z.array(z.string()).describe('names of the variables it sets'),
});
export type EnvironmentDetail = z.infer<typeof environmentDetail>;

const freed = z.object({ removed: z.int(), freedBytes: z.int() });
const failing = { NOT_FOUND: errors.NOT_FOUND, NO_ENGINE: errors.NO_ENGINE };

/** What the cache builder keeps. */
export const environments = {
  /** Last used first. `bytes` counts a path that several share once. */
  list: oc
    .route({ method: 'GET', path: '/environments', tags: ['environments'] })
    .output(z.object({ items: z.array(environmentInfo), bytes: z.int(), budgetBytes: z.int() })),
  show: oc
    .route({ method: 'GET', path: '/environments/{key}', tags: ['environments'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(z.strictObject({ key: environmentKey }))
    .output(environmentDetail),
  /** Deletes one and what only it needed. That of an installed runtime goes with the runtime. */
  remove: oc
    .route({ method: 'DELETE', path: '/environments/{key}', tags: ['environments'] })
    .errors({ ...failing, INVALID_REQUEST: errors.INVALID_REQUEST })
    .input(z.strictObject({ key: environmentKey }))
    .output(freed),
  /** Deletes what nothing needs any more, and the least recently used until the budget holds. */
  gc: oc
    .route({ method: 'POST', path: '/environments/gc', tags: ['environments'] })
    .errors({ NO_ENGINE: errors.NO_ENGINE })
    .output(freed),
};
