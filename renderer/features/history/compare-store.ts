import { create } from 'zustand';

/** A submission, by what a list tells of it. */
export interface OneOf {
  id: string;
  entry: string;
  createdAt: string;
}

/** The two submissions that are held against each other; null: none. */
export const useCompared = create<{ pair: { from: OneOf; to: OneOf } | null }>(() => ({ pair: null }));

/** Holds two against each other, the older one first. */
export function compare(a: OneOf, b: OneOf): void {
  const [from, to] = a.createdAt <= b.createdAt ? [a, b] : [b, a];
  useCompared.setState({ pair: { from, to } });
}
