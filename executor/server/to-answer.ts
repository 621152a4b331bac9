import { ORPCError } from '@orpc/client';
import { ValidationError } from '@orpc/contract';
import { errors } from '../contract/errors.ts';
import { Refusal } from '../refusal.ts';
import { toIssues } from './input-issues.ts';

export type LogUnexpected = (where: string, error: unknown) => void;

export function logToStandardError(where: string, error: unknown): void {
  console.error(`unexpected in ${where}:`, error);
}

interface Edge {
  path: readonly string[];
  /** the errors that the procedure has in the contract */
  known: object;
  log: LogUnexpected;
}

/**
 * What a caller is told of an error: a foreseen one as the contract's code with its data, a bad input as a sentence about it; anything
 * else is logged here, once, and shown as unexpected without what is inside it.
 */
export function toAnswer(error: unknown, { path, known, log }: Edge): ORPCError<string, unknown> {
  if (error instanceof Refusal) {
    const { code, ...data } = error.detail;
    return new ORPCError(code, { status: errors[code].status, message: error.message, data });
  }
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) return badInput(error.cause, known);
    if (error.code !== 'INTERNAL_SERVER_ERROR') return error;
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return new ORPCError('CLIENT_CLOSED_REQUEST', { status: 499, message: 'The caller went away.' });
  }
  const cause = error instanceof ORPCError ? (error.cause ?? error) : error;
  log(path.join('.'), cause);
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'Something unexpected happened in the executor. Its log says what; the same request may work when sent again.',
    // Stays in this process: what is sent has no cause.
    cause,
  });
}

/** The contract's INVALID_REQUEST where the procedure has it, a plain BAD_REQUEST where it does not; the same sentence and data. */
function badInput(error: ValidationError, known: object): ORPCError<string, unknown> {
  const issues = toIssues(error.issues, error.data);
  const message = issues.map((issue) => issue.message).join(' ');
  return new ORPCError('INVALID_REQUEST' in known ? 'INVALID_REQUEST' : 'BAD_REQUEST', { status: 400, message, data: { issues } });
}
