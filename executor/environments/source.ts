import type { Progress } from '../engines/docker/prepared.ts';

/** What `<nixpkgs>` is. */
export interface Source {
  /** for people: `starter`, a folder, a revision */
  name: string;
  /** hash of what is in it */
  identity: string;
  /** where it lies in a builder */
  nixPath: string;
  /** where what it builds may be fetched from, ready made */
  substituters?: readonly string[];
  /** What to say where Nix did not find a name in it; null where Nix said something else. */
  lack?(stderr: string): string | null;
  /** Brings what builds need and Nix cannot fetch itself: the contents of these derivations, by name. */
  supply(derivations: readonly string[], progress: Progress, signal: AbortSignal): Promise<void>;
}
