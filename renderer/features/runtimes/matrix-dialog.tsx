import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { MatrixRow } from '../../../executor/contract/runtimes.ts';
import { queries } from '../../rpc/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { agoLabel } from '../stages/labels.ts';
import { RunsOfRuntime } from './runs-of-runtime.tsx';
import { useShownRuntime } from './shown-runtime.ts';
import { StateIcon } from './state-icon.tsx';
import dialog from '../../ui/dialog.module.css';
import styles from './matrix-dialog.module.css';

/** What passed when: every runtime that was tested, each time that it was, on what, and what is another since. */
export function MatrixDialog() {
  const { matrix } = useShownRuntime();
  return (
    <Dialog.Root open={matrix !== null} onOpenChange={(open) => !open && useShownRuntime.setState({ matrix: null, changed: null })}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <header className={styles.head}>
            <Dialog.Title className={dialog.title}>What passed when</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label="Close" />} />
          </header>
          <Rows shown={matrix?.id ?? null} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Rows({ shown }: { shown: string | null }) {
  const { data, error } = useQuery(queries.runtimes.matrix.queryOptions());
  if (!data) return <Empty title={error ? 'It could not be read.' : 'Reading…'}>{error && <p>{error.message}</p>}</Empty>;
  const items = data.items.filter(({ last }) => last !== null);
  const row = items.find(({ id }) => id === shown) ?? items[0];
  if (!row) return <Empty title="No runtime was tested yet.">Install one, or run the self-tests of one that you write.</Empty>;
  return (
    <div className={styles.body}>
      <ul className={styles.rows} aria-label="Runtimes">
        {items.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.row}
              aria-current={one.id === row.id ? 'true' : undefined}
              onClick={() => useShownRuntime.setState({ matrix: { id: one.id }, changed: null })}
            >
              <StateIcon look={one.last?.passed ? 'ok' : 'bad'} words={one.last?.passed ? 'passed' : 'failed'} />
              <span className={styles.name}>{one.name}</span>
              <span className={styles.when}>{whenPassed(one)}</span>
            </button>
          </li>
        ))}
      </ul>
      <RunsOfRuntime key={row.id} row={row} />
    </div>
  );
}

function whenPassed({ last, lastPassedAt }: MatrixRow): string {
  if (lastPassedAt === null) return 'never passed';
  return last?.passed ? `passed ${agoLabel(lastPassedAt)}` : `last passed ${agoLabel(lastPassedAt)}`;
}
