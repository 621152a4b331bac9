import { limitsOver } from '../contract/limits.ts';
import type { Request } from '../contract/request.ts';
import { overlaid } from '../request-files.ts';
import type { PinnedRuntime } from './runtime.ts';

/**
 * A request as it runs on a runtime: its own files go before those of the runtime, its limits before the runtime's, which go before the
 * defaults.
 */
export function onRuntime(request: Request, { manifest, files }: Pick<PinnedRuntime, 'manifest' | 'files'>): Request {
  return {
    ...request,
    engine: manifest.engine,
    entry: request.entry ?? manifest.entry,
    files: overlaid(files, request.files),
    limits: limitsOver(manifest.limits, request.limits),
  };
}
