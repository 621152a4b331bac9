import { lazy, Suspense } from 'react';
import { TreeView } from '../../tree/tree-view.tsx';
import { useSeveral } from './several-store.ts';

const SeveralTrees = lazy(() => import('./several-trees.tsx').then((m) => ({ default: m.SeveralTrees })));

/** The tree that is looked at, or several beside each other. */
export function OneOrSeveral() {
  if (!useSeveral((s) => s.open)) return <TreeView />;
  return (
    <Suspense fallback={null}>
      <SeveralTrees />
    </Suspense>
  );
}
