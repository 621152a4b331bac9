import type { RequestFile } from '../contract/request-file.ts';
import type { RequestInput } from '../contract/request.ts';
import type { RuntimeManifest, SelfTestSettings } from '../contract/runtime-manifest.ts';

/** A named, versioned recipe: environment, scripts, samples and self-tests. */
export interface Runtime {
  manifest: RuntimeManifest;
  /** the environment and the scripts, and whatever they need beside them */
  files: readonly RequestFile[];
  samples: readonly Sample[];
  tests: readonly SelfTest[];
}

/** A program to begin with. */
export interface Sample {
  name: string;
  files: readonly RequestFile[];
}

/** A program that proves the runtime: it ends with a verdict, and where it has cases, they hold. */
export interface SelfTest {
  name: string;
  files: readonly RequestFile[];
  cases: NonNullable<RequestInput['tests']>;
  settings: SelfTestSettings;
}

export const MANIFEST = 'runtime.json';
