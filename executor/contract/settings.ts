import { oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';

/**
 * What `<nixpkgs>` is: the offline starter set, a folder or file on this machine, or nixpkgs at a revision (40 hexadecimal digits) with
 * the hash of its unpacked content, as Nix prints it (`sha256-…`).
 */
export const packageSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('starter') }),
  z.strictObject({ kind: z.literal('folder'), path: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('nixpkgs'),
    revision: z.string().regex(/^[0-9a-f]{40}$/, 'a revision is 40 hexadecimal digits'),
    sha256: z.string().optional(),
  }),
]);
export type PackageSource = z.infer<typeof packageSource>;

/** A source as people name it, and as `--source` takes it. */
export function sourceName(source: PackageSource): string {
  switch (source.kind) {
    case 'starter':
      return 'starter';
    case 'folder':
      return source.path;
    case 'nixpkgs':
      return source.revision;
  }
}

/** What the environment stage may reach: nothing, the public internet, or the hosts that are named (`example.org`, `*.example.org`). */
export const networkPolicy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('off') }),
  z.strictObject({ kind: z.literal('on') }),
  z.strictObject({ kind: z.literal('hosts'), hosts: z.array(z.string().min(1).max(253)).min(1).max(200) }),
]);
export type NetworkPolicy = z.infer<typeof networkPolicy>;

export const settings = z.strictObject({
  source: packageSource,
  network: networkPolicy,
  /** what kept environments may take together, bytes */
  environmentBytes: z.int().min(1 << 20),
  /** what the compile cache may take, bytes */
  compiledBytes: z.int().min(0),
  /** what large inputs of tests may take together, bytes */
  inputBytes: z.int().min(0),
  /** how long a terminal may be open, ms */
  terminalMs: z.int().min(1_000).max(86_400_000),
  /** how long nobody need be at a terminal before its program is ended, ms */
  unattendedMs: z.int().min(1_000).max(86_400_000),
  /** containers that wait for a program, for each of the shapes last asked for */
  waiting: z.int().min(0).max(16),
});
export type StoredSettings = z.infer<typeof settings>;

export const settingsProcedures = {
  get: oc.route({ method: 'GET', path: '/settings', tags: ['settings'] }).output(settings),
  /** Changes what is named, keeps the rest; holds from the next submission on. */
  set: oc
    .route({ method: 'PATCH', path: '/settings', tags: ['settings'] })
    .errors({ INVALID_REQUEST: errors.INVALID_REQUEST, DISK_FULL: errors.DISK_FULL })
    .input(settings.partial())
    .output(settings),
};
