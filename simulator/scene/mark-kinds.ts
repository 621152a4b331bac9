import { LOSS } from '../led/path/losses.ts';

/** What is marked at an LED: what it loses, or that it is dead, whose losses are no one's concern. */
export const MARK = { ...LOSS, dead: 3 } as const;
