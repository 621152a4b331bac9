import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { TestResult } from '../../../executor/contract/submission.ts';
import type { TestCase } from '../../../executor/contract/test-case.ts';
import { queries } from '../../rpc/client.ts';
import { isLive, type ShownRun } from '../stages/run-store.ts';

/** While it runs, what came of its tests is asked for so often, ms. */
const OFTEN = 1_500;

export interface ShownTest {
  test: TestCase;
  result: TestResult | undefined;
}

/** The test cases of a submission and what came of them so far, in their order; null until they are known. */
export function useTests({ id, event }: ShownRun): { tests: ShownTest[] | null; problem: string | null } {
  const live = isLive(event);
  const request = useQuery(queries.submissions.request.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }));
  const submission = useQuery({
    ...queries.submissions.get.queryOptions({ input: { id } }),
    queryKey: [...queries.submissions.get.key({ input: { id } }), live ? 'live' : 'over'],
    refetchInterval: live ? OFTEN : false,
    placeholderData: keepPreviousData,
  });
  const problem = request.error ?? submission.error;
  const results = submission.data?.id === id ? submission.data.tests : [];
  const tests = request.data?.tests?.map((test, number) => ({ test, result: results[number] })) ?? null;
  return { tests, problem: problem?.message ?? null };
}
