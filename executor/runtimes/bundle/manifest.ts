import { z } from 'zod';
import { runtimeManifest } from '../../contract/runtime-manifest.ts';

export const MANIFEST_NAME = 'bundle.json';
/** A longer one is not read. */
export const MANIFEST_BYTES = 16 << 20;
export const FORMAT = 'treeline runtime';
export const VERSION = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Nix's own alphabet, and its own bound of a name. */
const storePath = z.string().regex(/^\/nix\/store\/[0-9abcdfghijklmnpqrsvwxyz]{32}-[0-9A-Za-z+\-._?=]{1,211}$/);

/** What Nix has registered of a store path. */
const closurePath = z.strictObject({
  path: storePath,
  narHash: z.string().regex(/^sha256-[A-Za-z0-9+/]{43}=$/),
  narBytes: z.int().min(1),
  /** those before it in the list, and itself */
  references: z.array(storePath),
});
export type ClosurePath = z.infer<typeof closurePath>;

const environment = z.strictObject({
  /** under which it is known on the machine that it was made on, and from now on here */
  key: sha256,
  title: z.string().max(1_000),
  source: z.string().max(1_000),
  expression: z.string(),
  variables: z.record(z.string().regex(/^[^=\0]+$/), z.string().regex(/^[^\0]*$/)),
  /** the one that needs all others */
  shell: storePath,
  /** a path comes after those that it needs */
  paths: z.array(closurePath).min(1).max(20_000),
});
export type BundledEnvironment = z.infer<typeof environment>;

const images = z.strictObject({
  /** hash of the application's recipe */
  text: sha256,
  recipe: sha256,
  /** digests */
  base: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  runner: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});

const entry = z.strictObject({
  name: z.string().min(1).max(2_000),
  bytes: z.int().min(0),
  sha256,
  executable: z.literal(true).optional(),
});
export type Entry = z.infer<typeof entry>;

/** `bundle.json`, the first thing in a bundle: all that follows, in its order, byte for byte. See README.md. */
export const bundleManifest = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Debian's name */
  architecture: z.string().max(40),
  runtime: z.strictObject({ id: runtimeManifest.shape.id, version: runtimeManifest.shape.version, hash: sha256 }),
  /** null where the runtime needs none */
  environment: environment.nullable(),
  /** null where they were not asked for */
  images: images.nullable(),
  entries: z.array(entry).min(1).max(70_000),
});
export type BundleManifest = z.infer<typeof bundleManifest>;
