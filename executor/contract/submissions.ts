import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { comparison } from './compare.ts';
import { errors } from './errors.ts';
import { submissionEvent } from './events.ts';
import { request } from './request.ts';
import { submission, submissionId, submissionSummary } from './submission.ts';
import { stageName } from './verdict.ts';

const byId = z.strictObject({ id: submissionId });

export const submissions = {
  /** Accepts a request: it is in the history, and queued, when this returns. */
  create: oc
    .route({ method: 'POST', path: '/submissions', successStatus: 201, tags: ['submissions'] })
    .errors({ INVALID_REQUEST: errors.INVALID_REQUEST, QUEUE_FULL: errors.QUEUE_FULL, DISK_FULL: errors.DISK_FULL })
    .input(request)
    .output(submission),
  /** What one was asked, once more, on the same: version of its runtime, environment, seed. */
  again: oc
    .route({ method: 'POST', path: '/submissions/{id}/again', successStatus: 201, tags: ['submissions'] })
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      INVALID_REQUEST: errors.INVALID_REQUEST,
      QUEUE_FULL: errors.QUEUE_FULL,
      DISK_FULL: errors.DISK_FULL,
    })
    .input(byId)
    .output(submission),
  /** In what two differ, and why the same did not come of them. */
  compare: oc
    .route({ method: 'GET', path: '/submissions/{id}/compare/{other}', tags: ['submissions'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(byId.extend({ other: submissionId }))
    .output(comparison),
  get: oc
    .route({ method: 'GET', path: '/submissions/{id}', tags: ['submissions'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(byId)
    .output(submission),
  /** The request of a submission, as it was accepted. */
  request: oc
    .route({ method: 'GET', path: '/submissions/{id}/request', tags: ['submissions'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(byId)
    .output(request),
  /** Newest first. `next` is the cursor of the following page, null on the last. */
  list: oc
    .route({ method: 'GET', path: '/submissions', tags: ['submissions'] })
    .errors({ INVALID_REQUEST: errors.INVALID_REQUEST })
    .input(z.strictObject({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ items: z.array(submissionSummary), next: z.string().nullable() })),
  /** Ends a submission that is not finished; one that is stays as it was. */
  cancel: oc
    .route({ method: 'POST', path: '/submissions/{id}/cancel', tags: ['submissions'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(byId)
    .output(submission),
  events: oc
    .route({ method: 'GET', path: '/submissions/{id}/events', tags: ['submissions'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(byId)
    .output(eventIterator(submissionEvent)),
  /**
   * Bytes of a stage's stream, or of the run of one of the tests (from 0), from `offset`, at most `length`; `done` when the stage is over and nothing follows. The stream `output` is
   * both as they came: `pieces` says whose its bytes are, in order.
   */
  output: oc
    .route({ method: 'GET', path: '/submissions/{id}/output/{stage}/{stream}', tags: ['submissions'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(
      byId.extend({
        stage: stageName,
        test: z.coerce.number().int().min(0).optional(),
        stream: z.enum(['stdout', 'stderr', 'output']),
        offset: z.coerce.number().int().min(0).default(0),
        length: z.coerce
          .number()
          .int()
          .min(1)
          .max(1 << 20)
          .default(1 << 18),
      }),
    )
    .output(
      z.object({
        base64: z.string(),
        offset: z.int(),
        next: z.int(),
        done: z.boolean(),
        pieces: z.array(z.object({ stream: z.enum(['stdout', 'stderr']), bytes: z.int() })).optional(),
      }),
    ),
};
