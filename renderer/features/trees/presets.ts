import { treeFile, type TreeFile } from '../../../simulator/tree/model/tree-file.ts';

export interface Preset {
  name: string;
  /** what it is, in a few words */
  about: string;
  file: TreeFile;
}

/** Trees to begin with. */
export const PRESETS: readonly Preset[] = [
  preset('Cone', 'one strand, wound evenly', { lights: { shape: 'cone' } }),
  preset('Spiral', 'one strand in even turns', { lights: { shape: 'spiral' } }),
  preset('Strings', 'straight strings, side by side', { lights: { shape: 'strings' } }),
  preset('Wall', 'a flat matrix', { lights: { shape: 'matrix', height: 1.6 } }),
  preset('Column', 'a matrix around a column', { lights: { shape: 'matrix', around: true, columns: 24 } }),
  preset('Scattered', 'anywhere in a cone', { lights: { shape: 'random' } }),
  preset('Deployed', 'as the tree then stood: 200 LEDs, its own rules', { leds: 200, rules: 'deployed' }),
];

function preset(name: string, about: string, rest: object): Preset {
  return { name, about, file: treeFile.parse({ treeline: 'tree', version: 1, name, ...rest }) };
}
