import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queries } from '../../rpc/client.ts';
import { useConnection } from '../../rpc/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { EngineCard } from '../engine/engine-card.tsx';
import { Budget } from './budget.tsx';
import { EnvironmentItem } from './environment-item.tsx';
import { cleanUp } from './remove.ts';
import { useShownEnvironment } from './show-environment.ts';
import styles from './environments-panel.module.css';

/** The docker engine, and the environments that it keeps. */
export function EnvironmentsPanel() {
  return (
    <div className={styles.panel}>
      <section className={styles.section}>
        <h3 className={styles.heading}>Docker engine</h3>
        <EngineCard />
      </section>
      <Kept />
    </div>
  );
}

function Kept() {
  const lost = useConnection((s) => s.state !== 'open');
  const { data, error, refetch } = useQuery(queries.environments.list.queryOptions());
  const shown = useShownEnvironment((s) => s.key);
  const [cleaning, setCleaning] = useState(false);
  if (!data) {
    if (error && !lost) {
      return (
        <Empty title="What is kept could not be read.">
          <p>{error.message}</p>
          <Button onClick={() => void refetch()}>Try again</Button>
        </Empty>
      );
    }
    return <p className={styles.note}>{lost ? 'Read as soon as the executor is reached.' : 'Reading…'}</p>;
  }
  const clean = async (): Promise<void> => {
    setCleaning(true);
    await cleanUp();
    setCleaning(false);
  };
  return (
    <section>
      <header className={styles.head}>
        <h3 className={styles.heading}>Kept environments</h3>
        {data.items.length > 0 && (
          <Button look="quiet" disabled={cleaning || lost} onClick={() => void clean()}>
            {cleaning ? 'Cleaning up…' : 'Clean up'}
          </Button>
        )}
      </header>
      <Budget bytes={data.bytes} budgetBytes={data.budgetBytes} />
      {data.items.length === 0 ? (
        <p className={styles.note}>
          None yet. A project with a <code>cutor.nix</code> makes one at its first run; from then on it is there at once.
        </p>
      ) : (
        <ul className={styles.list} aria-label="Environments">
          {data.items.map((item) => (
            <EnvironmentItem
              key={item.key}
              environment={item}
              isOpen={shown === item.key}
              onToggle={() => useShownEnvironment.setState({ key: shown === item.key ? null : item.key })}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
