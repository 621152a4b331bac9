import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { errors } from '../contract/errors.ts';
import { Fault } from './fault.ts';

const refused = z.object({ issues: errors.INVALID_REQUEST.data.shape.issues.min(1) });

/** What is wrong with a request, in the words of the command line that it was made from; null for any other error. */
export function requestFault(error: unknown): Fault | null {
  const data = error instanceof ORPCError && error.code === 'INVALID_REQUEST' ? refused.safeParse(error.data).data : undefined;
  const first = data?.issues[0];
  if (data === undefined || first === undefined) return null;
  const message = first.message.replaceAll('`entry`', '--entry FILE');
  const option = first.path.split(/[.[]/, 1)[0] ?? '';
  // A file's name is in the sentence, and its place among the others tells nobody anything.
  const test = /^tests\[(\d+)\]/.exec(first.path)?.[1];
  if (test !== undefined) return new Fault(`--tests, case ${Number(test) + 1}: ${message}${more(data.issues.length)}`, { cause: error });
  const named =
    option === 'files' || option === '' || message.includes('--') ? '' : `--${option === 'tests' ? option : option.replace(/s$/, '')}: `;
  return new Fault(`${named}${message}${more(data.issues.length)}`, { cause: error });
}

function more(count: number): string {
  return count > 1 ? ` (and ${count - 1} more)` : '';
}
