import { useQuery } from '@tanstack/react-query';
import type { EngineStatus } from '../../../executor/contract/engine.ts';
import { queries } from '../../rpc/client.ts';

/** ms between looks at an engine that is not ready: it may be started, or made ready, by others */
const LOOK = 4_000;

/** What stands of the docker engine. `watch`: look again by itself until it is ready. */
export function useEngineStatus(watch: boolean): { status: EngineStatus | undefined; error: Error | null; look(): void } {
  const { data, error, refetch } = useQuery(
    queries.engine.status.queryOptions({
      refetchInterval: ({ state }) => (watch && state.data?.state !== 'ready' ? LOOK : false),
      refetchOnWindowFocus: true,
    }),
  );
  return { status: data, error, look: () => void refetch() };
}
