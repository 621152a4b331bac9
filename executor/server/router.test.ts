import { isDefinedError, safe } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { RouterClient } from '@orpc/server';
import { describe, expectTypeOf, test } from 'vitest';
import type { Contract } from '../contract/contract.ts';
import type { SubmissionEvent } from '../contract/events.ts';
import type { Request, RequestInput } from '../contract/request.ts';
import type { Submission } from '../contract/submission.ts';
import type { TreelineClient, TreelineRouter } from './router.ts';

type Answer<T extends (...args: never[]) => PromiseLike<unknown>> = Awaited<ReturnType<T>>;
type Asked<T extends (...args: never[]) => unknown> = Parameters<T>[0];

// Checked by the compiler; nothing here runs.
describe('types', () => {
  test('the router is all of the contract', () => {
    expectTypeOf<RouterClient<TreelineRouter>>().toExtend<ContractRouterClient<Contract>>();
    expectTypeOf<keyof TreelineRouter>().toEqualTypeOf<keyof Contract>();
  });

  test('a client takes requests without their defaults, and is given them with', () => {
    expectTypeOf<Asked<TreelineClient['submissions']['create']>>().toEqualTypeOf<RequestInput>();
    expectTypeOf<Answer<TreelineClient['submissions']['create']>>().toEqualTypeOf<Submission>();
    expectTypeOf<Answer<TreelineClient['submissions']['request']>>().toEqualTypeOf<Request>();
  });

  test('events are a stream, frames are bytes', () => {
    expectTypeOf<Answer<TreelineClient['submissions']['events']>>().toExtend<AsyncIterable<SubmissionEvent>>();
    expectTypeOf<Answer<TreelineClient['recordings']['frames']>>().toEqualTypeOf<Blob>();
    expectTypeOf<Answer<TreelineClient['programs']['preview']>['frames']>().toEqualTypeOf<Blob>();
  });

  test('what can be foreseen is known by its code, with its data', () => {
    const create = async (client: TreelineClient, input: RequestInput) => {
      const { error } = await safe(client.submissions.create(input));
      if (!isDefinedError(error)) return;
      expectTypeOf(error.code).toEqualTypeOf<'INVALID_REQUEST' | 'QUEUE_FULL' | 'DISK_FULL'>();
      if (error.code === 'QUEUE_FULL') expectTypeOf(error.data).toEqualTypeOf<{ waiting: number; bound: number }>();
      else if (error.code === 'DISK_FULL') expectTypeOf(error.data).toEqualTypeOf<{ folder: string }>();
      if (error.code === 'INVALID_REQUEST') expectTypeOf(error.data.issues).toEqualTypeOf<{ path: string; message: string }[]>();
    };
    expectTypeOf(create).toBeFunction();
  });
});
