import { lazy, Suspense } from 'react';
import { useCompared } from './compare-store.ts';

const CompareDialog = lazy(() => import('./compare-dialog.tsx').then((m) => ({ default: m.CompareDialog })));

/** Where two submissions are compared; once, in the shell. */
export function CompareHost() {
  const { pair } = useCompared();
  return (
    pair && (
      <Suspense fallback={null}>
        <CompareDialog {...pair} />
      </Suspense>
    )
  );
}
