import { useQuery } from '@tanstack/react-query';
import { Copy, Trash2 } from 'lucide-react';
import { queries } from '../../rpc/client.ts';
import { Button } from '../../ui/button.tsx';
import { bytesLabel } from '../../ui/bytes.ts';
import { notify } from '../../ui/notices.tsx';
import { whenLabel } from '../stages/labels.ts';
import { removeEnvironment } from './remove.ts';
import styles from './environment-detail.module.css';

/** All that is known of an environment: where it comes from, its packages, its key. */
export function EnvironmentDetail({ of: key, title }: { of: string; title: string }) {
  const { data, error } = useQuery(queries.environments.show.queryOptions({ input: { key } }));
  const copyKey = async (): Promise<void> => {
    await navigator.clipboard.writeText(key);
    notify('done', 'The key is copied', key);
  };
  return (
    <div className={styles.detail}>
      <div className={styles.actions}>
        <Button onClick={() => void copyKey()}>
          <Copy size={12} aria-hidden /> Key
        </Button>
        <Button look="danger" onClick={() => void removeEnvironment(key, title)}>
          <Trash2 size={12} aria-hidden /> Remove
        </Button>
      </div>
      {error && <p className={styles.note}>{error.message}</p>}
      {!data && !error && <p className={styles.note}>Reading…</p>}
      {data && (
        <>
          <dl className={styles.facts}>
            <dt>Made</dt>
            <dd>{whenLabel(data.createdAt)}</dd>
            <dt>From</dt>
            <dd title={data.source}>{data.source.replace(/\b([0-9a-f]{12})[0-9a-f]{20,}\b/, '$1…')}</dd>
            <dt>Sets</dt>
            <dd title={data.variables.join(' ')}>{data.variables.length} variables</dd>
          </dl>
          <details className={styles.expression}>
            <summary>Expression</summary>
            <pre tabIndex={0}>{data.expression}</pre>
          </details>
          <h4 className={styles.heading}>
            {data.packages.length} {data.packages.length === 1 ? 'package' : 'packages'}
          </h4>
          <ul className={styles.packages} aria-label={`Packages of ${title}`}>
            {data.packages.map(({ name, path, bytes }) => (
              <li key={path} title={path}>
                <span>{name}</span>
                <span>{bytesLabel(bytes)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
