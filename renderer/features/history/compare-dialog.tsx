import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type Difference, DIFFERENCE_TITLES } from '../../../executor/contract/compare.ts';
import { queries } from '../../rpc/client.ts';
import { Empty } from '../../ui/empty.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { whenLabel } from '../stages/labels.ts';
import { type OneOf, useCompared } from './compare-store.ts';
import dialog from '../../ui/dialog.module.css';
import styles from './compare-dialog.module.css';

/** In what two submissions differ, and why. */
export function CompareDialog({ from, to }: { from: OneOf; to: OneOf }) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && useCompared.setState({ pair: null })}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={styles.popup}>
          <header className={styles.head}>
            <Dialog.Title className={dialog.title}>Why did it differ?</Dialog.Title>
            <Dialog.Close render={<IconButton icon={X} label="Close" />} />
          </header>
          <Found from={from} to={to} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Found({ from, to }: { from: OneOf; to: OneOf }) {
  const { data, error } = useQuery(queries.submissions.compare.queryOptions({ input: { id: from.id, other: to.id } }));
  if (!data) return <Empty title={error ? 'They could not be compared.' : 'Comparing…'}>{error && <p>{error.message}</p>}</Empty>;
  return (
    <div className={styles.body}>
      <Dialog.Description className={styles.sentence}>{data.sentence}</Dialog.Description>
      {data.differences.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              <Head of={from} />
              <Head of={to} />
            </tr>
          </thead>
          {Object.entries(DIFFERENCE_TITLES).map(([kind, title]) => (
            <Group key={kind} title={title} differences={data.differences.filter((one) => one.kind === kind)} />
          ))}
        </table>
      )}
    </div>
  );
}

function Head({ of: { entry, createdAt } }: { of: OneOf }) {
  return (
    <th scope="col">
      {entry} <time dateTime={createdAt}>{whenLabel(createdAt)}</time>
    </th>
  );
}

function Group({ title, differences }: { title: string; differences: readonly Difference[] }) {
  if (differences.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className={styles.group}>
          {title}
        </th>
      </tr>
      {differences.map(({ what, from, to }) => (
        <tr key={`${what} ${from} ${to}`}>
          <th scope="row">{what}</th>
          <Side text={from} />
          <Side text={to} />
        </tr>
      ))}
    </tbody>
  );
}

function Side({ text }: { text: string | null }) {
  return <td data-none={text === null ? '' : undefined}>{text ?? 'none'}</td>;
}
