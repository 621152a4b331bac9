import { z } from 'zod';

/** The names of the rules profiles: the tree as it was planned, and as it then stood there. */
export const rulesName = z.enum(['plan', 'deployed']);
export type RulesName = z.infer<typeof rulesName>;

/** What programs a tree accepts, and how it behaves. Plain data: it is read here and inside the interpreter. */
export interface RulesProfile {
  name: RulesName;
  /** the Python that the tree runs, as [major, minor]; newer syntax is a finding */
  python: readonly [number, number];
  /** modules that may be imported, each with the names that may be taken from it */
  modules: Readonly<Record<string, readonly string[]>>;
  /** modules that are there without an import, and their names */
  given: Readonly<Record<string, readonly string[]>>;
  /**
   * Whether programs go through RestrictedPython: what it refuses is refused, its guards stand between a program and its values, the
   * API takes whatever fits into bytes, and what is printed comes out at the end.
   */
  restricted: boolean;
  /** builtins that exist on the tree */
  builtins: readonly string[];
  /** functions, constants and given modules: the names of the tree's API */
  api: readonly string[];
  /** the most that `setLEDs` takes for L; beyond 100 a light is brighter than full */
  brightest: 100 | 255;
  /** a program is ended when the tree's clock reaches this many ms */
  showMs: number;
  /** the tree's clock advances by this many µs per LED for every `setLEDs` (the wire; a WS281x bit takes 1.25 µs) */
  wireMicrosPerLed: number;
}
