import type { Request } from '../contract/request.ts';
import { DEFAULT_LIMITS, type ResolvedLimits } from './limits.ts';

/** The limits that hold for a request: what it asks for, and the defaults where it says nothing. */
export function resolveLimits(asked: Request['limits']): ResolvedLimits {
  return {
    environment: { ...DEFAULT_LIMITS.environment, ...asked.environment },
    build: { ...DEFAULT_LIMITS.build, ...asked.build },
    compile: { ...DEFAULT_LIMITS.compile, ...asked.compile },
    run: { ...DEFAULT_LIMITS.run, ...asked.run },
  };
}
