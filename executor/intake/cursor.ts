import { refuse } from './issues.ts';

/** The submission a list goes on behind: the `next` of the page before; left out, the newest are first. */
export function cursorOf(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  refuse([{ path: 'cursor', message: 'This is no cursor; pass on the `next` of the page before, or leave it out.' }]);
}
