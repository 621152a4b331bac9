import { create } from 'zustand';
import { VARIANTS, type VariantId } from '../../../../simulator/tree/model/variants.ts';
import { PRESETS } from '../presets.ts';

/** One of the trees beside each other: the one looked at with a change, a saved one, or one to begin with. */
export type TreeRef = { kind: 'variant'; id: VariantId } | { kind: 'saved'; name: string } | { kind: 'preset'; name: string };

export interface Several {
  open: boolean;
  refs: readonly TreeRef[];
}

const KEY = 'treeline-several';

const FIRST: readonly TreeRef[] = (['as-it-is', 'half', 'swapped', 'dead', 'rules', 'pi-3'] as const).map((id) => ({
  kind: 'variant',
  id,
}));

/** Whether several trees are seen beside each other, and which; the choice is remembered. */
export const useSeveral = create<Several>()(() => ({ open: false, refs: read() ?? FIRST }));

export function toggleSeveral(): void {
  useSeveral.setState((s) => ({ open: !s.open }));
}

export function addTree(ref: TreeRef): void {
  if (!useSeveral.getState().refs.some((other) => keyOf(other) === keyOf(ref))) put([...useSeveral.getState().refs, ref]);
}

export function takeTree(ref: TreeRef): void {
  put(useSeveral.getState().refs.filter((other) => keyOf(other) !== keyOf(ref)));
}

/** Back to the ones that are there at first. */
export function firstTrees(): void {
  put(FIRST);
}

export function keyOf(ref: TreeRef): string {
  return `${ref.kind} ${ref.kind === 'variant' ? ref.id : ref.name}`;
}

function put(refs: readonly TreeRef[]): void {
  localStorage.setItem(KEY, JSON.stringify(refs));
  useSeveral.setState({ refs });
}

/** What was kept by this or another version, as far as it is still known; null where nothing was. */
function read(): readonly TreeRef[] | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as TreeRef[] | null;
    return kept?.filter(isKnown) ?? null;
  } catch {
    return null;
  }
}

function isKnown(ref: TreeRef): boolean {
  if (ref.kind === 'variant') return ref.id in VARIANTS;
  return ref.kind === 'saved' ? typeof ref.name === 'string' : PRESETS.some(({ name }) => name === ref.name);
}
