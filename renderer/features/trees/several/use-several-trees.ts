import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { TreeFile } from '../../../../simulator/tree/model/tree-file.ts';
import { VARIANTS } from '../../../../simulator/tree/model/variants.ts';
import { treeOf, type Tree } from '../../../../simulator/tree/tree.ts';
import { queries } from '../../../rpc/client.ts';
import { PRESETS } from '../presets.ts';
import { useTree } from '../tree-store.ts';
import { useSeveral, type TreeRef } from './several-store.ts';

/** One of several trees, as far as it is known. */
export interface OneOfSeveral {
  ref: TreeRef;
  name: string;
  /** null where it is not read yet, or cannot be had */
  is: { file: TreeFile; tree: Tree } | null;
  /** why it cannot be had */
  problem: string | null;
}

/** The trees that are seen beside each other; those that follow from the one that is looked at change with it. */
export function useSeveralTrees(): readonly OneOfSeveral[] {
  const refs = useSeveral((s) => s.refs);
  const file = useTree((s) => s.file);
  const names = refs.flatMap((ref) => (ref.kind === 'saved' ? [ref.name] : []));
  const saved = useQueries({
    queries: names.map((name) => queries.trees.get.queryOptions({ input: { name } })),
    combine: (results) => results.map(({ data, error }, i) => ({ name: names[i], file: data ?? null, problem: error?.message ?? null })),
  });
  return useMemo(
    () =>
      refs.map((ref): OneOfSeveral => {
        if (ref.kind === 'variant') {
          const { name, of } = VARIANTS[ref.id];
          const varied = of(file);
          return { ref, name, is: planted(varied), problem: varied ? null : 'This tree cannot have that.' };
        }
        const found = ref.kind === 'saved' ? saved.find(({ name }) => name === ref.name) : PRESETS.find(({ name }) => name === ref.name);
        const problem = found && 'problem' in found ? found.problem : null;
        return { ref, name: ref.name, is: problem === null ? planted(found?.file ?? null) : null, problem };
      }),
    [refs, file, saved],
  );
}

function planted(file: TreeFile | null): OneOfSeveral['is'] {
  return file && { file, tree: treeOf(file) };
}
