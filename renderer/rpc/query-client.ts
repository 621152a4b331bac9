import { QueryClient } from '@tanstack/react-query';

/** The executor is reached over a port or the loopback: whether the machine is online says nothing. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', refetchOnWindowFocus: false, retry: false, staleTime: 30_000 },
    mutations: { networkMode: 'always' },
  },
});
