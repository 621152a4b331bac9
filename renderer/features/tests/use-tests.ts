import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Submission, TestResult } from '../../../executor/contract/submission.ts';
import type { TestCase } from '../../../executor/contract/test-case.ts';
import { queries } from '../../rpc/client.ts';

/** While it runs, what came of its tests is asked for so often, ms. */
const OFTEN = 1_500;

export interface ShownTest {
  test: TestCase;
  result: TestResult | undefined;
}

/** A submission's test cases and what came of them so far, in their order; null until they are known. `live`: look again by itself. */
export function useTests(id: string, live: boolean): { tests: ShownTest[] | null; submission: Submission | null; problem: string | null } {
  const request = useQuery(queries.submissions.request.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY }));
  const submission = useQuery({
    ...queries.submissions.get.queryOptions({ input: { id } }),
    queryKey: [...queries.submissions.get.key({ input: { id } }), live ? 'live' : 'over'],
    refetchInterval: live ? OFTEN : false,
    placeholderData: keepPreviousData,
  });
  const problem = request.error ?? submission.error;
  const its = submission.data?.id === id ? submission.data : null;
  const tests = request.data?.tests?.map((test, number) => ({ test, result: its?.tests[number] })) ?? null;
  return { tests, submission: its, problem: problem?.message ?? null };
}
