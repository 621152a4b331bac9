import type { EngineStatus } from '../contract/engine.ts';
import type { TestGround } from '../contract/runtimes.ts';
import type { Environments } from '../environments/environments.ts';

/** The docker engine, as far as runtimes have to know of it. */
export interface RuntimePlace {
  status(): Promise<EngineStatus>;
  environments: Pick<Environments, 'show' | 'remove'>;
}

const NO_GROUND: TestGround = { environment: null, base: null, runner: null, source: null, daemon: null, kernel: null };

/** What programs run on now, in an environment. */
export async function groundOf(place: RuntimePlace | null, environment: string | null): Promise<TestGround> {
  if (!place) return { ...NO_GROUND, environment };
  const { daemon, images } = await place.status();
  return {
    environment,
    base: images?.base ?? null,
    runner: images?.runner ?? null,
    source: environment === null ? null : (place.environments.show(environment)?.source ?? null),
    daemon: daemon?.version ?? null,
    kernel: daemon?.kernel ?? null,
  };
}
