import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errors } from './errors.ts';
import { requestFile } from './request-file.ts';
import { runtimeManifest } from './runtime-manifest.ts';
import { submissionId } from './submission.ts';

/** A file of a runtime's folder, and whether it may be executed; null where the file system does not tell. */
export const runtimeFile = requestFile.extend({ executable: z.boolean().nullable().optional() });
export type RuntimeFile = z.infer<typeof runtimeFile>;

/** A version of a runtime is known by the hash of all its files: 64 hexadecimal digits. */
const versionHash = z.string().regex(/^[0-9a-f]{64}$/, 'a version is known by 64 hexadecimal digits');

/** Where a runtime's files came from. Paths are told, never read: whoever installs reads the folder. */
export const runtimeSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bundled') }),
  z.strictObject({
    kind: z.literal('folder'),
    path: z.string().max(4_096),
    /** where it lies in a git checkout: its revision, and whether files differ from it */
    git: z.strictObject({ revision: z.string().regex(/^[0-9a-f]{40,64}$/), dirty: z.boolean() }).nullable(),
  }),
  z.strictObject({ kind: z.literal('bundle'), name: z.string().max(4_096) }),
  z.strictObject({ kind: z.literal('treeline'), url: z.string().max(2_048) }),
  z.strictObject({ kind: z.literal('window') }),
]);
export type RuntimeSource = z.infer<typeof runtimeSource>;

/** Something about a runtime's folder that should be seen to. Errors keep it from being used. */
export const runtimeFinding = z.object({
  severity: z.enum(['error', 'warning', 'info']),
  file: z.string(),
  line: z.int().nullable().describe('from 1; null where it is about the whole file, or one that is missing'),
  rule: z.string(),
  message: z.string().describe('with what to do'),
  /** what puts it right: files as they should be, or a mode */
  fix: z
    .object({
      title: z.string(),
      files: z.array(z.object({ name: z.string(), content: z.string(), executable: z.boolean().optional() })),
    })
    .optional(),
});
export type RuntimeFinding = z.infer<typeof runtimeFinding>;

/** What a self-test came to. */
export const selfTestResult = z.object({
  name: z.string(),
  passed: z.boolean(),
  reason: z.string().describe('a sentence; of one that passed, what it proved'),
  submission: submissionId,
  wallMs: z.number(),
});
export type SelfTestResult = z.infer<typeof selfTestResult>;

/** What self-tests ran on; null where it has no part in a runtime, or could not be told. */
export const testGround = z.object({
  environment: z.string().nullable().describe('key of the environment'),
  base: z.string().nullable().describe('digest of the image that environments are built in'),
  runner: z.string().nullable().describe('digest of the image that programs run in'),
  source: z.string().nullable().describe('the package source, with its identity'),
  daemon: z.string().nullable().describe("Docker's version"),
  kernel: z.string().nullable().describe("release of the daemon's kernel"),
});
export type TestGround = z.infer<typeof testGround>;

/** What is another than when all self-tests last passed. */
export const runtimeChanges = z.object({
  since: z.string(),
  files: z.array(z.object({ name: z.string(), change: z.enum(['added', 'removed', 'changed']) })),
  ground: z.array(z.object({ what: testGround.keyof(), from: z.string().nullable(), to: z.string().nullable() })),
});
export type RuntimeChanges = z.infer<typeof runtimeChanges>;

/** One time that all self-tests of a version were run. */
export const testRun = z.object({
  version: versionHash,
  at: z.string(),
  passed: z.boolean(),
  ground: testGround,
  results: z.array(selfTestResult),
});
export type TestRun = z.infer<typeof testRun>;

const runtimeState = z
  .enum(['built-in', 'available', 'installing', 'failed', 'not-installed'])
  .describe('a request may name what is `built-in` or `available`; `not-installed` is bundled, and can be');

/** A runtime, as lists tell of it. */
export const runtimeInfo = z.object({
  id: z.string(),
  number: z.int().nullable().describe('null where one is given at installation'),
  name: z.string(),
  version: z.string(),
  hash: versionHash.nullable().describe('of the version that this tells of; null of what is built in'),
  languages: z.array(z.string()),
  extensions: z.array(z.string()),
  entry: z.string().nullable(),
  engine: runtimeManifest.shape.engine.unwrap(),
  description: z.string().nullable(),
  needsNetwork: z.boolean().describe('its packages are fetched when it is installed, once'),
  state: runtimeState,
  /** a version on its way to take the place of the available one, or why it, or the first one, did not become available */
  candidate: z.object({ hash: versionHash, version: z.string(), reason: z.string().nullable() }).nullable(),
  /** a bundled one whose bundled version is another than the installed one */
  updatable: z.boolean(),
  source: runtimeSource.nullable(),
  environment: z.string().nullable().describe('key of its environment'),
  installedAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
});
export type RuntimeInfo = z.infer<typeof runtimeInfo>;

export const runtimeDetail = runtimeInfo.extend({
  manifest: runtimeManifest.nullable(),
  files: z.array(z.object({ name: z.string(), bytes: z.int(), hash: z.string() })),
  samples: z.array(z.string()),
  tests: z.array(z.string()),
  lastTest: testRun.nullable(),
  /** null where it never passed, or nothing changed since */
  changes: runtimeChanges.nullable(),
});
export type RuntimeDetail = z.infer<typeof runtimeDetail>;

/** What comes of testing or installing one, as it comes. The last event is `end`. */
export const runtimeEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('findings'), id: z.string().nullable(), version: z.string().nullable(), findings: z.array(runtimeFinding) }),
  z.object({ kind: z.literal('progress'), sentence: z.string() }),
  /** a self-test is submitted; what its submission is at can be looked at */
  z.object({ kind: z.literal('begun'), name: z.string(), submission: submissionId }),
  z.object({ kind: z.literal('test'), result: selfTestResult, done: z.int(), total: z.int() }),
  z.object({
    kind: z.literal('end'),
    /** all self-tests that were to be run passed, and there was one; of an installation: it is available */
    ok: z.boolean(),
    id: z.string().nullable(),
    number: z.int().nullable(),
    hash: versionHash.nullable(),
    passed: z.int(),
    failed: z.int(),
    reason: z.string().describe('what came of it, a sentence'),
    changes: runtimeChanges.nullable(),
  }),
]);
export type RuntimeEvent = z.infer<typeof runtimeEvent>;

/** What is known of the self-tests of one runtime. */
export const matrixRow = z.object({
  id: z.string(),
  number: z.int().nullable(),
  name: z.string(),
  languages: z.array(z.string()),
  state: runtimeState.nullable().describe('null of one that was tested from its folder only'),
  hash: versionHash.nullable(),
  /** of any version: of one that is only in a folder too */
  last: testRun.nullable(),
  installedPassed: z
    .boolean()
    .nullable()
    .describe('whether the last run of the version that is installed passed; null where there is none'),
  lastPassedAt: z.string().nullable(),
  changes: runtimeChanges.nullable(),
});
export type MatrixRow = z.infer<typeof matrixRow>;

const named = z.strictObject({ id: z.string().max(200).describe('its id, or its number') });
const files = z.array(runtimeFile).min(1).max(5_000);
const from = z.strictObject({ files, source: runtimeSource });
const testing = { only: z.array(z.string()).optional().describe('names of the self-tests to run; else all') };
const { NOT_FOUND, INVALID_REQUEST, NAME_TAKEN, DISK_FULL } = errors;

/** The catalogue: what is built in, what is installed, and what is bundled and can be. A runtime is named by its id, or its number. */
export const runtimes = {
  /** By number; what has none yet is last. */
  list: oc.route({ method: 'GET', path: '/runtimes', tags: ['runtimes'] }).output(z.object({ items: z.array(runtimeInfo) })),
  show: oc
    .route({ method: 'GET', path: '/runtimes/{id}', tags: ['runtimes'] })
    .errors({ NOT_FOUND })
    .input(named)
    .output(runtimeDetail),
  /** All of its folder: of a version that is kept; else of the one that is available, else of the one that is to be, else of the bundled one. */
  files: oc
    .route({ method: 'GET', path: '/runtimes/{id}/files', tags: ['runtimes'] })
    .errors({ NOT_FOUND })
    .input(named.extend({ version: versionHash.optional() }))
    .output(z.object({ files: z.array(runtimeFile) })),
  /** What should be seen to in a folder, without running anything. */
  lint: oc
    .route({ method: 'POST', path: '/runtimes/lint', tags: ['runtimes'] })
    .input(z.strictObject({ files }))
    .output(z.object({ manifest: runtimeManifest.nullable(), hash: versionHash, findings: z.array(runtimeFinding) })),
  /** Installs a bundled one, or a folder: it is available once all its self-tests pass here. A reader that leaves ends it. */
  install: oc
    .route({ method: 'POST', path: '/runtimes/install', tags: ['runtimes'] })
    .errors({ INVALID_REQUEST, NOT_FOUND, NAME_TAKEN, DISK_FULL })
    .input(z.union([named, from]))
    .output(eventIterator(runtimeEvent)),
  /** Puts another version in the place of an installed one, once its self-tests pass; until then, and if they fail, that one stays. */
  update: oc
    .route({ method: 'POST', path: '/runtimes/{id}/update', tags: ['runtimes'] })
    .errors({ INVALID_REQUEST, NOT_FOUND, NAME_TAKEN, DISK_FULL })
    .input(named.extend(from.partial().shape))
    .output(eventIterator(runtimeEvent)),
  /** Runs the self-tests of an installed one on the environment that it has, or of a folder. A reader that leaves ends it. */
  test: oc
    .route({ method: 'POST', path: '/runtimes/test', tags: ['runtimes'] })
    .errors({ INVALID_REQUEST, NOT_FOUND, DISK_FULL })
    .input(z.union([named.extend(testing), z.strictObject({ files, ...testing })]))
    .output(eventIterator(runtimeEvent)),
  /** Takes it away, with what nothing else needs: its environment, and files that no submission was run with. */
  remove: oc
    .route({ method: 'DELETE', path: '/runtimes/{id}', tags: ['runtimes'] })
    .errors({ NOT_FOUND, INVALID_REQUEST })
    .input(named)
    .output(
      z.object({
        id: z.string(),
        /** versions whose files are gone; those that submissions were run with stay, so that they can be run again */
        versions: z.int(),
        environment: z.enum(['removed', 'kept']).nullable().describe('`kept` where something else holds it, or no Docker answers'),
        freedBytes: z.int(),
      }),
    ),
  /** What passed when: all that is installed, and all that was tested from folders. */
  matrix: oc.route({ method: 'GET', path: '/runtimes/matrix', tags: ['runtimes'] }).output(z.object({ items: z.array(matrixRow) })),
  /** Each time that all self-tests of one were run, as far as it is kept, newest first. */
  runs: oc
    .route({ method: 'GET', path: '/runtimes/{id}/runs', tags: ['runtimes'] })
    .input(named)
    .output(z.object({ items: z.array(testRun.extend({ name: z.string().describe('its version, as its manifest says') })) })),
  /** JSON schemas of `runtime.json` and `test.json`, for editors. */
  schemas: oc
    .route({ method: 'GET', path: '/runtimes/schemas', tags: ['runtimes'] })
    .output(z.object({ manifest: z.record(z.string(), z.unknown()), test: z.record(z.string(), z.unknown()) })),
};
