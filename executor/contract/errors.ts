import { z } from 'zod';

/** What can be foreseen. Each carries a sentence that says what to do. */
export const errors = {
  /** the request cannot be accepted as it is */
  INVALID_REQUEST: {
    status: 400,
    data: z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  },
  NOT_FOUND: { status: 404, data: z.object({ what: z.string() }) },
  /** there is something else of that name */
  NAME_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
  /** there is no room to keep it: the disk of the data folder is full */
  DISK_FULL: { status: 507, data: z.object({ folder: z.string() }) },
  /** the docker engine cannot be had: no daemon, or it does not do as told */
  NO_ENGINE: { status: 503, data: z.object({ engine: z.string() }) },
  /** the submission has none, or its program does not run (any more), or does not read */
  NO_TERMINAL: { status: 409, data: z.object({ id: z.string() }) },
  QUEUE_FULL: { status: 503, data: z.object({ waiting: z.int(), bound: z.int() }) },
} as const;
export type Issue = { path: string; message: string };
