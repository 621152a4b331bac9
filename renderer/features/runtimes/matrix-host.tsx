import { lazy, Suspense } from 'react';
import { useShownRuntime } from './shown-runtime.ts';

const MatrixDialog = lazy(() => import('./matrix-dialog.tsx').then((m) => ({ default: m.MatrixDialog })));

/** Where the table of what passed when is shown; once, in the shell. */
export function MatrixHost() {
  const open = useShownRuntime((s) => s.matrix !== null);
  return (
    open && (
      <Suspense fallback={null}>
        <MatrixDialog />
      </Suspense>
    )
  );
}
