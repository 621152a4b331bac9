import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '../../executor/contract/contract.ts';
import { currentLine } from './connection.ts';

/** The executor, over whatever line there is; a call waits for one. */
export const client: ContractRouterClient<Contract> = createORPCClient({
  async call(path, input, options) {
    return (await currentLine()).link.call(path, input, options);
  },
});

/** The same as queries. */
export const queries = createTanstackQueryUtils(client);
