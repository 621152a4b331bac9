import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { inputHash } from './test-case.ts';

/** Of one piece, bytes; as base64 it is a third more. */
export const INPUT_PIECE = 4 << 20;

const received = z.int().min(0).describe('bytes of it that are here, from its beginning');

/**
 * Texts of tests that are too large to go with a request: each is known by the SHA-256 of its bytes, sent once, in pieces, and named by as many
 * tests as need it. Those used least recently go when all together outgrow the setting `inputBytes`.
 */
export const inputs = {
  /** Which of these are not here whole, and how much of each is. */
  missing: oc
    .route({ method: 'POST', path: '/inputs/missing', tags: ['inputs'] })
    .input(z.strictObject({ hashes: z.array(inputHash).max(2_000) }))
    .output(z.object({ missing: z.array(z.object({ hash: inputHash, received })) })),
  /** Takes a piece. Where `received` is not what was sent, go on from there; the last piece has it checked, and kept. */
  put: oc
    .route({ method: 'PUT', path: '/inputs/{hash}', tags: ['inputs'] })
    .errors({ INVALID_REQUEST: errors.INVALID_REQUEST, DISK_FULL: errors.DISK_FULL })
    .input(
      z.strictObject({
        hash: inputHash,
        bytes: z.int().min(0).describe('of the whole'),
        offset: z.int().min(0),
        base64: z.base64().max(Math.ceil(INPUT_PIECE / 3) * 4),
      }),
    )
    .output(z.object({ received })),
};
