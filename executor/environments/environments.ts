import type { EnvironmentDetail, EnvironmentInfo } from '../contract/environments.ts';
import type { Request } from '../contract/request.ts';
import type { StageEnd } from '../engines/engine.ts';
import type { ResolvedStageLimits } from '../settings/limits.ts';

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

/** The cache builder: Nix expressions → environments. The one writer of the `/nix` volume. */
export interface Environments {
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
