import type { Request } from '../contract/request.ts';
import { overlaid } from '../request-files.ts';
import type { Runtime } from './runtime.ts';

/**
 * A request as it runs on a runtime: its own files go before those of the runtime, its limits before the runtime's, which go before the
 * defaults.
 */
export function onRuntime(request: Request, { manifest, files }: Pick<Runtime, 'manifest' | 'files'>): Request {
  const { environment, build, compile, run } = manifest.limits;
  const asked = request.limits;
  return {
    ...request,
    engine: manifest.engine,
    entry: request.entry ?? manifest.entry,
    files: overlaid(files, request.files),
    limits: {
      environment: { ...environment, ...asked.environment },
      build: { ...build, ...asked.build },
      compile: { ...compile, ...asked.compile },
      run: { ...run, ...asked.run },
    },
  };
}
