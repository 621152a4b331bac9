import type { EnvironmentDetail, EnvironmentInfo } from '../contract/environments.ts';
import type { Request } from '../contract/request.ts';
import type { Progress } from '../engines/docker/prepared.ts';
import type { StageEnd } from '../engines/engine.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';
import type { Closure } from './closure.ts';

/** What an environment gives the stages after it: its variables. The store paths they name are in the `/nix` volume. */
export interface Environment {
  key: string;
  variables: Readonly<Record<string, string>>;
}

export interface Wish {
  files: Request['files'];
  /** false: it is deleted when nobody uses it any more */
  keep: boolean;
  limits: ResolvedStageLimits;
  /** the one that is meant, by its key: it is there, or it is not, and nothing is made or asked for */
  key?: string | null;
}

export interface Obtained {
  end: StageEnd;
  /** null where it could not be made; `end` says why */
  environment: Environment | null;
  /** Says that it is not used any more. */
  release(): void;
}

/** An environment as it is carried to another machine, where it is known by the same key. */
export interface CarriedEnvironment extends Environment, Closure {
  title: string;
  source: string;
  expression: string;
}

/** Takes environments from one machine to another. */
export interface Carrying {
  /**
   * What an environment is, and its store paths packed into files; null where there is none with this key.
   * @param folder gets the files; what it has of them already is taken as it is
   * @throws ContainerFault, DaemonAbsent
   */
  pack(
    key: string,
    folder: string,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<{ environment: CarriedEnvironment; /** by store path */ archives: ReadonlyMap<string, string> } | null>;
  /**
   * Takes one in, whose packages were proven; it stays until it is released, and longer where somebody wants it kept meanwhile.
   * @param cache a tar with a folder `store`: a binary cache with all its paths
   * @throws Refusal where the store has something else under one of its names; ContainerFault. Then nothing of it is here.
   */
  adopt(
    it: CarriedEnvironment,
    cache: () => AsyncIterable<Uint8Array>,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<{ isNew: boolean; release(): void }>;
}

/** The cache builder: Nix expressions → environments. The one writer of the `/nix` volume. */
export interface Environments extends Carrying {
  /**
   * The environment of `cutor.nix` among the files: from the cache in milliseconds, without Nix, the network or the daemon; else it is
   * realised, once for all who wait for the same. Never rejects but with `ContainerFault`.
   */
  obtain(wish: Wish, sink: EnvironmentSink, signal: AbortSignal): Promise<Obtained>;
  list(): { items: EnvironmentInfo[]; bytes: number; budgetBytes: number };
  /** null where there is none with this key */
  show(key: string): EnvironmentDetail | null;
  /** null where there is none with this key */
  remove(key: string): Promise<Freed | null>;
  gc(): Promise<Freed>;
  close(): Promise<void>;
}

export interface EnvironmentSink {
  output(stream: 'stdout' | 'stderr', bytes: Uint8Array): void;
}

export interface Freed {
  removed: number;
  freedBytes: number;
}
