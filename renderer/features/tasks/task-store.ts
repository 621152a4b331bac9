import { create } from 'zustand';

/** A long work that the user waits for, or cancels. */
export interface Task {
  id: string;
  title: string;
  /** from 0 to 1; null where it is not known */
  done: number | null;
  cancel(): void;
}

export const useTasks = create<{ tasks: readonly Task[] }>(() => ({ tasks: [] }));

/**
 * Does a long work that is shown with how far it is, and can be cancelled there. Resolves to null where it was.
 *
 * @throws what `work` throws for another reason
 */
export async function asTask<T>(
  title: string,
  work: (onProgress: (done: number) => void, signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const stop = new AbortController();
  const id = crypto.randomUUID();
  const change = (tasks: (before: readonly Task[]) => readonly Task[]): void => useTasks.setState((s) => ({ tasks: tasks(s.tasks) }));
  change((tasks) => [...tasks, { id, title, done: null, cancel: () => stop.abort() }]);
  const onProgress = (done: number): void => change((tasks) => tasks.map((task) => (task.id === id ? { ...task, done } : task)));
  try {
    return await work(onProgress, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  } finally {
    change((tasks) => tasks.filter((task) => task.id !== id));
  }
}
