import type { TreeFile } from './tree-file.ts';

/** The same tree with so many LEDs. Of the dead ones go those that are no more; measured places stay as many as they are. */
export function withLeds(file: TreeFile, leds: number): TreeFile {
  if (file.lights.shape === 'coordinates') return file;
  return { ...file, leds, dead: file.dead.filter((led) => led < leds) };
}
