import type { Request } from '../contract/request.ts';
import { DEFAULT_LIMITS, type ResolvedLimits } from './limits.ts';

/** A full screen is drawn again and again, and all that is typed is shown. */
const AT_TERMINAL = { stdoutBytes: 16 << 20 };

/** The limits that hold for a request: what it asks for, and the defaults where it says nothing. */
export function resolveLimits({ limits: asked, terminal }: Pick<Request, 'limits' | 'terminal'>): ResolvedLimits {
  return {
    environment: { ...DEFAULT_LIMITS.environment, ...asked.environment },
    build: { ...DEFAULT_LIMITS.build, ...asked.build },
    compile: { ...DEFAULT_LIMITS.compile, ...asked.compile },
    run: { ...DEFAULT_LIMITS.run, ...(terminal && AT_TERMINAL), ...asked.run },
  };
}
