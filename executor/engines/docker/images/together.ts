/** Runs two works at the same time. When one fails the other is stopped and waited for, so that nothing goes on behind the error. */
export async function together<A, B>(
  signal: AbortSignal,
  first: (signal: AbortSignal) => Promise<A>,
  second: (signal: AbortSignal) => Promise<B>,
): Promise<[A, B]> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const works = [first(either), second(either)] as const;
  try {
    return await Promise.all(works);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(works);
    throw error;
  }
}
