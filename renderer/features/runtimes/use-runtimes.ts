import { useQuery } from '@tanstack/react-query';
import type { RuntimeInfo } from '../../../executor/contract/runtimes.ts';
import { queries } from '../../rpc/client.ts';

/** ms between looks while one is being installed, perhaps from elsewhere */
const LIVE = 1_500;

/** The catalogue. */
export function useRuntimes(): { items: RuntimeInfo[] | undefined; error: Error | null; look(): void } {
  const { data, error, refetch } = useQuery(
    queries.runtimes.list.queryOptions({
      refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? LIVE : false),
    }),
  );
  return { items: data?.items, error, look: () => void refetch() };
}

function isBusy({ state, candidate }: RuntimeInfo): boolean {
  return state === 'installing' || (candidate !== null && candidate.reason === null);
}
