import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** In device-independent pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState {
  /** where the window is when it is not maximised */
  box: Box;
  maximised: boolean;
}

const WANTED = { width: 1440, height: 900 };
export const SMALLEST = { width: 720, height: 480 };
/** so much of a window must be on a display, that it can be taken hold of */
const HOLD = { width: 120, height: 48 };

/**
 * Where to put the window: where it was, if that is still on a display (`areas`: the displays' work areas, the primary first),
 * no larger than that display; else in the middle of the primary.
 */
export function placeWindow(saved: WindowState | null, areas: readonly Box[]): WindowState {
  const primary = areas[0] ?? { x: 0, y: 0, ...WANTED };
  const box = saved?.box;
  const home = box && areas.find((area) => holds(area, box));
  if (!box || !home) return { box: middle(primary), maximised: saved?.maximised ?? false };
  const width = clamp(box.width, SMALLEST.width, home.width);
  const height = clamp(box.height, SMALLEST.height, home.height);
  return { box: { x: box.x, y: Math.max(box.y, home.y), width, height }, maximised: saved.maximised };
}

/** The title bar is at the top: it must be there to be taken hold of. */
function holds(area: Box, box: Box): boolean {
  const wide = Math.min(box.x + box.width, area.x + area.width) - Math.max(box.x, area.x);
  const below = area.y + area.height - box.y;
  return wide >= HOLD.width && below >= HOLD.height && box.y + HOLD.height > area.y;
}

function middle(area: Box): Box {
  const width = Math.min(WANTED.width, area.width);
  const height = Math.min(WANTED.height, area.height);
  return { x: Math.round(area.x + (area.width - width) / 2), y: Math.round(area.y + (area.height - height) / 2), width, height };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, Math.min(least, most)), most);
}

/** What was saved; null where nothing was, or nothing usable: a window must open whatever is in the file. */
export function readWindowState(path: string): WindowState | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null; // the first start, or a file that cannot be read: both begin in the middle
  }
  try {
    const value: unknown = JSON.parse(text);
    return isState(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Written beside and renamed: a start never finds half a file. */
export function writeWindowState(path: string, state: WindowState): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}

function isState(value: unknown): value is WindowState {
  if (typeof value !== 'object' || value === null || !('box' in value) || !('maximised' in value)) return false;
  const { box, maximised } = value;
  if (typeof maximised !== 'boolean' || typeof box !== 'object' || box === null) return false;
  return (['x', 'y', 'width', 'height'] as const).every((key) => Number.isSafeInteger(Reflect.get(box, key)));
}
