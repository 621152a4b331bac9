import type { EngineProgress } from '../../contract/engine.ts';
import type { Daemon } from './daemon/daemon.ts';

/** What has to be there before anything can run. */
export interface Prepared {
  daemon: Daemon;
  /** id of the data folder: whose containers and volumes these are */
  owner: string;
  images: Images;
  volumes: { nix: string; sources: string };
}

/** By digest. `recipe` is the hash of all that they were made from: the same recipe gives the same digests on every machine. */
export interface Images {
  base: string;
  runner: string;
  recipe: string;
}

/** Is told how far a long work is. */
export type Progress = (step: EngineProgress) => void;
