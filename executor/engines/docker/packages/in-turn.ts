let last: Promise<unknown> = Promise.resolve();

/** Runs one after the other what would write apt's state or the packages folder at the same time. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}
