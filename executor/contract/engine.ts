import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';

/** What stands of the docker engine. `sentence` says in words how it is and, where it is not ready, what to do. */
export const engineStatus = z.object({
  state: z.enum(['absent', 'unprepared', 'preparing', 'ready']),
  sentence: z.string(),
  daemon: z
    .object({
      address: z.string(),
      version: z.string(),
      apiVersion: z.string(),
      cgroup: z.enum(['1', '2']),
      storage: z.string().describe('the storage driver'),
      architecture: z.string(),
      kernel: z.string().describe('release of the kernel that containers run on'),
      cpus: z.int(),
      memoryBytes: z.int(),
    })
    .nullable(),
  /** the base image environments are built in, and the runner image programs run in, by digest; null until they are made */
  images: z.object({ base: z.string(), runner: z.string(), recipe: z.string() }).nullable(),
  /** what `<nixpkgs>` is: `starter`, a folder, or a revision; `identity` is the hash of what is in it, null until it is known */
  source: z.object({ name: z.string(), identity: z.string().nullable() }),
  /** containers that wait for a program */
  waiting: z.int(),
});
export type EngineStatus = z.infer<typeof engineStatus>;

/** How far a long work is: a sentence, and how much of how much where that is known. */
export const engineProgress = z.object({ sentence: z.string(), done: z.number().nullable(), total: z.number().nullable() });
export type EngineProgress = z.infer<typeof engineProgress>;

/** The docker engine. */
export const engine = {
  status: oc.route({ method: 'GET', path: '/engine', tags: ['engine'] }).output(engineStatus),
  /** Makes ready what is missing: images, package source, volumes. The stream ends when all is ready. */
  prepare: oc
    .route({ method: 'POST', path: '/engine/prepare', tags: ['engine'] })
    .errors({ NO_ENGINE: errors.NO_ENGINE })
    .output(eventIterator(engineProgress)),
};
