import { z } from 'zod';

/** The names of the rules profiles; `deployed` joins `plan` when it is written. */
export const rulesName = z.enum(['plan']);
export type RulesName = z.infer<typeof rulesName>;

/** What programs a tree accepts, and how it behaves. Plain data: it is read here and inside the interpreter. */
export interface RulesProfile {
  name: RulesName;
  /** the Python that the tree runs, as [major, minor]; newer syntax is a finding */
  python: readonly [number, number];
  /** modules that may be imported, each with the names that may be taken from it */
  modules: Readonly<Record<string, readonly string[]>>;
  /** builtins that exist on the tree */
  builtins: readonly string[];
  /** functions and constants of the tree's API */
  api: readonly string[];
  /** a program is ended when the tree's clock reaches this many ms */
  showMs: number;
  /** the tree's clock advances by this many µs per LED for every `setLEDs` (the wire; a WS281x bit takes 1.25 µs) */
  wireMicrosPerLed: number;
}
