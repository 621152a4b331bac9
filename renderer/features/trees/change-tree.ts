import { lights, type Lights } from '../../../simulator/tree/model/lights.ts';
import type { TreeFile } from '../../../simulator/tree/model/tree-file.ts';

export type Shape = Lights['shape'];

/** The same tree in another shape: what both have stays as it is. */
export function withShape(file: TreeFile, shape: Exclude<Shape, 'coordinates'>): TreeFile {
  const option = lights.options.find((each) => each.shape.shape.value === shape);
  const names = new Set(Object.keys(option?.shape ?? {}));
  const common = Object.fromEntries(Object.entries(file.lights).filter(([name]) => names.has(name)));
  return { ...file, lights: lights.parse({ ...common, shape }) };
}

/** A name that none of the others has: `Hall`, else `Hall 2`, `Hall 3`, … */
export function freeName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ \d+$/, '').slice(0, 90);
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n++) if (!taken.includes(`${stem} ${n}`)) return `${stem} ${n}`;
}
