import type { ReactElement } from 'react';
import type { TreeSummary } from '../../../../executor/contract/trees.ts';
import { VARIANT_IDS, VARIANTS } from '../../../../simulator/tree/model/variants.ts';
import { Menu, MenuGroup, MenuItem, MenuNote } from '../../../ui/menu.tsx';
import { PRESETS } from '../presets.ts';
import { useSavedTrees } from '../saved-trees.ts';
import { addTree, keyOf, useSeveral, type TreeRef } from './several-store.ts';

/** What can be put beside the others: those that stand there already are left out. */
export function AddTree({ trigger }: { trigger: ReactElement<Record<string, unknown>> }) {
  const { items, error } = useSavedTrees();
  const there = new Set(useSeveral((s) => s.refs).map(keyOf));
  const item = (ref: TreeRef, name: string) =>
    there.has(keyOf(ref)) ? null : (
      <MenuItem key={keyOf(ref)} onSelect={() => addTree(ref)}>
        {name}
      </MenuItem>
    );
  const variants = VARIANT_IDS.map((id) => item({ kind: 'variant', id }, VARIANTS[id].name));
  const saved = items?.map(({ name }) => item({ kind: 'saved', name }, name));
  return (
    <Menu align="end" trigger={trigger}>
      {variants.some(Boolean) && <MenuGroup title="This tree">{variants}</MenuGroup>}
      <MenuGroup title="Saved trees">
        {saved}
        {!saved?.some(Boolean) && <MenuNote>{noneOf(items, error)}</MenuNote>}
      </MenuGroup>
      <MenuGroup title="Others">{PRESETS.map(({ name }) => item({ kind: 'preset', name }, name))}</MenuGroup>
    </Menu>
  );
}

function noneOf(items: readonly TreeSummary[] | undefined, error: Error | null): string {
  if (!items) return error?.message ?? 'Read as soon as the executor is reached.';
  return items.length === 0 ? 'None yet.' : 'All of them are there.';
}
