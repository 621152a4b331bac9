import type { Job } from '../history/history.ts';
import { onRuntime } from '../intake/on-runtime.ts';
import { pythonIn } from '../intake/runtime.ts';
import { pinnedVersion } from './find-runtime.ts';
import type { VersionStore } from './version-store.ts';

/** A job with what its runtime gives it, which the kept request does not repeat; as it is where its runtime is not an installed one. */
export function jobOnRuntime(job: Job | null, versions: VersionStore): Job | null {
  const version = job?.version ?? null;
  if (!job || version === null) return job;
  const pinned = pinnedVersion(versions, version, null);
  if (!pinned) throw new Error(`the version ${version} of the runtime ${job.runtime} is not kept`);
  const request = onRuntime(job.request, pinned);
  // The embedded engine knows two runtimes, and runs one of them.
  const runtime = job.engine === 'embedded' ? pythonIn(request.files, job.entry) : job.runtime;
  return { ...job, request, runtime };
}
