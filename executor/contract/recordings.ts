import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { recordingInfo, submissionId } from './submission.ts';

export const recordings = {
  info: oc
    .route({ method: 'GET', path: '/recordings/{id}', tags: ['recordings'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(z.strictObject({ id: submissionId }))
    .output(recordingInfo),
  /** Frames `from` (the first is 0) to `from + count`, packed as simulator/recording/pack.ts says; fewer where the recording ends before. */
  frames: oc
    .route({ method: 'GET', path: '/recordings/{id}/frames', tags: ['recordings'] })
    .errors({ NOT_FOUND: errors.NOT_FOUND })
    .input(
      z.strictObject({
        id: submissionId,
        from: z.coerce.number().int().min(0).default(0),
        count: z.coerce.number().int().min(1).max(100_000).default(1_000),
      }),
    )
    .output(z.instanceof(Blob)),
};
