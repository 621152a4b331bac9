import { useQuery } from '@tanstack/react-query';
import type { StoredSettings } from '../../../executor/contract/settings.ts';
import { client, queries } from '../../rpc/client.ts';
import { queryClient } from '../../rpc/query-client.ts';
import { notify } from '../../ui/notices.tsx';

/** What the executor works by; undefined until it is read. */
export function useSettings(): { settings: StoredSettings | undefined; error: Error | null } {
  const { data, error } = useQuery(queries.settings.get.queryOptions());
  return { settings: data, error };
}

/** Changes what is named; it holds from the next submission on. */
export async function changeSettings(change: Partial<StoredSettings>): Promise<void> {
  try {
    queryClient.setQueryData(queries.settings.get.queryKey(), await client.settings.set(change));
    void queryClient.invalidateQueries({ queryKey: queries.engine.key() });
    void queryClient.invalidateQueries({ queryKey: queries.environments.list.key() });
  } catch (error) {
    notify('problem', 'The setting could not be kept', error instanceof Error ? error.message : String(error));
  }
}
