import type { Daemon } from '../daemon/daemon.ts';
import type { Progress } from '../prepared.ts';
import type { WrittenLayer } from './layer.ts';
import type { Recipe } from './recipe.ts';

/** What a way of making the images is given. */
export interface Making {
  daemon: Daemon;
  /** the data folder */
  folder: string;
  /** for passing files; exists, and is removed afterwards */
  work: string;
  recipe: Recipe;
  /** Docker's name: `amd64`, `arm64` */
  architecture: string;
  progress: Progress;
  signal: AbortSignal;
}

/** What a way of making the images gives; the recipe's own files are laid over it. */
export interface Parts {
  base: WrittenLayer;
  runner: WrittenLayer;
  /** the containers' first process */
  first: Uint8Array;
  /** what it was made of, beside the recipe */
  identity: string;
}
