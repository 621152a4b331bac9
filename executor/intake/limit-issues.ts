import type { Issue } from '../contract/errors.ts';
import { stageLimits, type StageLimits } from '../contract/limits.ts';
import type { Request } from '../contract/request.ts';
import { STAGES } from '../contract/verdict.ts';
import { LIMIT_BOUNDS } from '../settings/limits.ts';

const LIMITS = Object.keys(stageLimits.shape) as (keyof StageLimits)[];

/** Limits above what a request may ask for. */
export function limitIssues(asked: Request['limits']): Issue[] {
  return STAGES.flatMap((stage) =>
    LIMITS.flatMap((limit) => {
      const value = asked[stage]?.[limit];
      const bound = LIMIT_BOUNDS[stage][limit];
      if (value === undefined || value <= bound) return [];
      return [{ path: `limits.${stage}.${limit}`, message: `${limit} is at most ${bound} here; ${value} was asked for.` }];
    }),
  );
}
