import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { engineProgress } from './engine.ts';
import { errors } from './errors.ts';
import { runtimeEvent } from './runtimes.ts';

/** 64 hexadecimal digits: of one that is brought, SHA-256 of its `bundle.json` (executor/runtimes/bundle/README.md). */
const bundle = z.string().regex(/^[0-9a-f]{64}$/, 'a bundle is known by 64 hexadecimal digits');
/** A piece of a bundle is at most so large, bytes. */
export const PIECE_BYTES = 4 << 20;

const step = engineProgress.extend({ kind: z.literal('step') });

/** What comes of an export, as it comes. The last event is `whole`. */
export const exportEvent = z.discriminatedUnion('kind', [
  step,
  z.object({
    kind: z.literal('whole'),
    bundle: bundle.describe('to read it by'),
    id: bundle.describe('SHA-256 of its bundle.json'),
    bytes: z.int(),
  }),
]);
export type ExportEvent = z.infer<typeof exportEvent>;

/** What comes of an import, as it comes: steps, then those of the installation. */
export const importEvent = z.discriminatedUnion('kind', [step, ...runtimeEvent.options]);
export type ImportEvent = z.infer<typeof importEvent>;

/** A bundle that was proven. */
export const bundleInfo = z.object({
  bundle,
  bytes: z.int(),
  architecture: z.string(),
  runtime: z.object({ id: z.string(), version: z.string(), hash: z.string() }),
  environment: z
    .object({ key: z.string(), title: z.string(), source: z.string(), paths: z.int(), bytes: z.int().describe('unpacked') })
    .nullable(),
  images: z.boolean().describe('whether it brings the images too'),
  signature: z
    .object({
      key: z.string(),
      fingerprint: z.string().describe('for people to compare'),
      author: z.string().nullable().describe('what that author is called here; null where nobody knows them'),
    })
    .nullable(),
});
export type BundleInfo = z.infer<typeof bundleInfo>;

const { INVALID_REQUEST, NOT_FOUND, NO_ENGINE, DISK_FULL, NAME_TAKEN } = errors;
const one = z.strictObject({ bundle });

/** Runtimes as files, which go from one machine to another. Pieces are read and written in their order; what was cut off goes on. */
export const bundles = {
  /** Makes the bundle of an installed runtime, to be read, and dropped then. A reader that leaves ends it; asked again, it goes on. */
  export: oc
    .route({ method: 'POST', path: '/bundles/export', tags: ['bundles'] })
    .errors({ INVALID_REQUEST, NOT_FOUND, NO_ENGINE, DISK_FULL })
    .input(z.strictObject({ id: z.string().max(200), images: z.boolean().default(false).describe('with the images that it runs in') }))
    .output(eventIterator(exportEvent)),
  read: oc
    .route({ method: 'GET', path: '/bundles/{bundle}', tags: ['bundles'] })
    .errors({ NOT_FOUND })
    .input(z.strictObject({ bundle, offset: z.coerce.number().int().min(0), length: z.coerce.number().int().min(1).max(PIECE_BYTES) }))
    .output(z.object({ base64: z.string(), done: z.boolean() })),
  /**
   * Brings a piece, where nothing is missing before it; what was there from then on goes. @returns how much there is of the bundle now: a
   * piece of nothing asks for that. Go on from there, but bring the last PIECE_BYTES in any case: who signed it stands at its end.
   */
  write: oc
    .route({ method: 'PUT', path: '/bundles/{bundle}', tags: ['bundles'] })
    .errors({ INVALID_REQUEST, DISK_FULL })
    .input(z.strictObject({ bundle, offset: z.int().min(0), base64: z.base64().max(PIECE_BYTES * 2) }))
    .output(z.object({ bytes: z.int() })),
  /** Proves one that was brought. One that is refused is gone. */
  inspect: oc
    .route({ method: 'GET', path: '/bundles/{bundle}/info', tags: ['bundles'] })
    .errors({ INVALID_REQUEST, NOT_FOUND })
    .input(one)
    .output(bundleInfo),
  /** Installs what was brought, without any network: proven first, and available when its self-tests pass. A reader that leaves ends it. */
  import: oc
    .route({ method: 'POST', path: '/bundles/{bundle}/import', tags: ['bundles'] })
    .errors({ INVALID_REQUEST, NOT_FOUND, NAME_TAKEN, NO_ENGINE, DISK_FULL })
    .input(
      one.extend({
        name: z.string().min(1).max(4_096).describe('of the file, for people'),
        trust: z.boolean().default(false).describe('take it although no author who is known here signed it'),
      }),
    )
    .output(eventIterator(importEvent)),
  /** Takes away what was made, or brought. */
  drop: oc
    .route({ method: 'DELETE', path: '/bundles/{bundle}', tags: ['bundles'] })
    .input(one)
    .output(z.object({ bundle })),
};
