import { Plus, RotateCcw, X } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { AddTree } from './add-tree.tsx';
import { createMeasurer, type Measurer } from './measurer.ts';
import { firstTrees, keyOf, toggleSeveral } from './several-store.ts';
import { SmallTree } from './small-tree.tsx';
import { bakeKey, useBakes } from './use-bakes.ts';
import { useSeveralTrees } from './use-several-trees.ts';
import styles from './several-trees.module.css';

/** One program on many trees, each baked for its own count, rules and speed, all at the moment that the timeline stands at. */
export function SeveralTrees() {
  const trees = useSeveralTrees();
  const files = useMemo(() => trees.flatMap(({ is }) => (is ? [is.file] : [])), [trees]);
  const { bakes, of } = useBakes(files);
  const measure = useMeasure();
  return (
    <section className={styles.several} aria-label="Several trees">
      <header className={styles.head}>
        <h2 className={styles.title}>Several trees</h2>
        <AddTree
          trigger={
            <Button look="quiet">
              <Plus size={13} aria-hidden /> Add
            </Button>
          }
        />
        <IconButton icon={RotateCcw} label="Back to the first choice of trees" onClick={firstTrees} />
        <IconButton icon={X} label="Back to one tree" onClick={toggleSeveral} />
      </header>
      {trees.length === 0 && (
        <Empty title="No tree is chosen.">
          <p>Add saved trees, or this one with something changed, to see one program on all of them.</p>
        </Empty>
      )}
      {trees.length > 0 && of === null && <p className={styles.note}>A program that calls setLEDs() shines here on all of them.</p>}
      <ul className={styles.grid} aria-label="Trees">
        {trees.map((one) => {
          const baked = one.is && bakes.get(bakeKey(one.is.file));
          const bake = of !== null && baked ? baked.bake : null;
          return <SmallTree key={keyOf(one.ref)} one={one} bake={bake} stale={baked?.of !== of} measure={measure} />;
        })}
      </ul>
    </section>
  );
}

/** Measures away from the page's thread, as long as the trees are seen. */
function useMeasure(): Measurer['measure'] {
  const measurer = useRef<Measurer | null>(null);
  useEffect(
    () => () => {
      measurer.current?.close();
      measurer.current = null;
    },
    [],
  );
  return useCallback((recording, options) => (measurer.current ??= createMeasurer()).measure(recording, options), []);
}
