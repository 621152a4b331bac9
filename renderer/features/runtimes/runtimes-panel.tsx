import { Grid3x3 } from 'lucide-react';
import { useState } from 'react';
import type { RuntimeInfo } from '../../../executor/contract/runtimes.ts';
import { useConnection } from '../../rpc/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useEngineStatus } from '../engine/use-engine-status.ts';
import { BeingWritten } from './being-written.tsx';
import { ImportButton } from './import-button.tsx';
import { NewPopup } from './new-popup.tsx';
import { RuntimeItem } from './runtime-item.tsx';
import { showMatrix, useShownRuntime } from './shown-runtime.ts';
import { isFound } from './state-of.ts';
import { useRuntimes } from './use-runtimes.ts';
import styles from './runtimes-panel.module.css';

const GROUPS: readonly { title: string; has(runtime: RuntimeInfo): boolean }[] = [
  { title: 'Installed', has: ({ state }) => state === 'available' || state === 'failed' || state === 'installing' },
  { title: 'Built in', has: ({ state }) => state === 'built-in' },
  { title: 'Can be installed', has: ({ state }) => state === 'not-installed' },
];

/** The catalogue of runtimes, and those that are being written. */
export function RuntimesPanel() {
  const lost = useConnection((s) => s.state !== 'open');
  const { items, error, look } = useRuntimes();
  const [typed, setTyped] = useState('');
  if (!items) {
    if (error && !lost) {
      return (
        <Empty title="The runtimes could not be read.">
          <p>{error.message}</p>
          <Button onClick={look}>Try again</Button>
        </Empty>
      );
    }
    if (lost) return <Empty title="The runtimes are read as soon as the executor is reached." />;
    return <Skeleton />;
  }
  const found = items.filter((one) => isFound(one, typed));
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <NewPopup items={items} />
        <ImportButton />
        <span className={styles.grow} />
        <IconButton icon={Grid3x3} label="What passed when" onClick={() => showMatrix()} />
      </div>
      <BeingWritten />
      <input
        type="search"
        className={styles.search}
        aria-label="Find a runtime"
        placeholder={`Find among ${items.length}`}
        value={typed}
        spellCheck={false}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <NoDocker />
      {found.length === 0 && <Empty title="Nothing is called that.">Look for a language, an id or a number.</Empty>}
      {GROUPS.map(({ title, has }) => (
        <Group key={title} title={title} items={found.filter(has)} />
      ))}
    </div>
  );
}

function Group({ title, items }: { title: string; items: readonly RuntimeInfo[] }) {
  const shown = useShownRuntime((s) => s.id);
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>
        {title} <span className={styles.count}>{items.length}</span>
      </h3>
      <ul className={styles.list} aria-label={title}>
        {items.map((runtime) => (
          <RuntimeItem
            key={runtime.id}
            runtime={runtime}
            isOpen={shown === runtime.id}
            onToggle={() => useShownRuntime.setState({ id: shown === runtime.id ? null : runtime.id })}
          />
        ))}
      </ul>
    </section>
  );
}

/** Most of them run in containers. */
function NoDocker() {
  const { status } = useEngineStatus(true);
  if (status?.state !== 'absent') return null;
  return (
    <p className={styles.absent}>
      No Docker answers: what is built in runs; the others can be written and looked at, not run or installed.
    </p>
  );
}

function Skeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="Reading the runtimes">
      {Array.from({ length: 8 }, (_, n) => (
        <span key={n} />
      ))}
    </div>
  );
}
