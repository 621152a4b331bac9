import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { type AnyProcedure, implement } from '@orpc/server';
import { contract } from '../contract/contract.ts';
import type { TreelineClient, TreelineRouter } from './router.ts';
import { logToStandardError, toAnswer } from './to-answer.ts';

type Call = (input: unknown, options: { signal: AbortSignal | undefined }) => Promise<unknown>;
type Calls = { [name: string]: Calls } & Call;
type Handlers = { [name: string]: Handlers } & {
  handler(handle: (asked: { input: unknown; signal?: AbortSignal }) => Promise<unknown>): AnyProcedure;
};
type Procedures = AnyProcedure | { [name: string]: Procedures };

/** The contract, with an executor elsewhere behind it: what is asked here is asked there, and answered here as it is there. */
export function createRelayRouter(client: TreelineClient): TreelineRouter {
  const os = implement(contract).use(async ({ next, path, procedure }) => {
    try {
      return await next();
    } catch (error) {
      throw toAnswer(error, { path, known: procedure['~orpc'].errorMap, log: logToStandardError });
    }
  });
  // The types of fifty procedures say what a walk over them cannot: that each is handed to its namesake.
  return relay(contract, os as unknown as Handlers, client as unknown as Calls) as TreelineRouter;
}

function relay(part: AnyContractRouter, os: Handlers, client: Calls): Procedures {
  if (isContractProcedure(part)) return os.handler(({ input, signal }) => client(input, { signal }));
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, relay(inner, os[name]!, client[name]!)]));
}
