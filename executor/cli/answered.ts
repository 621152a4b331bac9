import { ORPCError } from '@orpc/client';
import { Fault } from './fault.ts';

/** Awaits a call to the executor; what it refuses, and its death, become the sentence that the user reads. */
export async function answered<T>(call: PromiseLike<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw asFault(error);
  }
}

function asFault(error: unknown): unknown {
  if (error instanceof ORPCError && error.code === 'INTERNAL_SERVER_ERROR' && error.cause !== undefined) return error.cause;
  if (error instanceof ORPCError) return new Fault(error.message, { cause: error });
  const gone = error instanceof Error && (error.name === 'AbortError' || /WebSocket is not open|peer.*closed/i.test(error.message));
  return gone
    ? new Fault(
        'The treeline that ran this for us has ended. What was queued goes on when the next one starts; `treeline run` starts one.',
        { cause: error },
      )
    : error;
}
