import { useQuery } from '@tanstack/react-query';
import { chooseTheme, useTheme } from '../../app/theme.ts';
import { queries } from '../../rpc/client.ts';
import { useConnection } from '../../rpc/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Segments } from '../../ui/segments.tsx';
import { EngineSettings } from './engine-settings.tsx';
import styles from './settings-panel.module.css';

/** The look of the workbench, what the docker engine works by, and what the doctor says of the machine. */
export function SettingsPanel() {
  const choice = useTheme((s) => s.choice);
  return (
    <div className={styles.panel}>
      <section>
        <h3 className={styles.heading}>Theme</h3>
        <Segments
          label="Theme"
          value={choice}
          onChange={chooseTheme}
          choices={[
            { value: 'system', label: 'System' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </section>
      <EngineSettings />
      <section>
        <h3 className={styles.heading}>This machine</h3>
        <Doctor />
      </section>
    </div>
  );
}

function Doctor() {
  const lost = useConnection((s) => s.state !== 'open');
  const { data, error, isFetching, refetch } = useQuery(queries.system.doctor.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  if (!data) {
    if (lost) return <p className={styles.note}>It is asked as soon as the executor is reached.</p>;
    if (error) return <Empty title="The executor could not be asked.">{error.message}</Empty>;
    return <p className={styles.note}>Looking…</p>;
  }
  return (
    <>
      <dl className={styles.checks}>
        <div>
          <dt>Treeline</dt>
          <dd>{data.version}</dd>
        </div>
        {data.checks.map((check) => (
          <div key={`${check.name}${check.value}`} data-state={check.status}>
            <dt>{check.name}</dt>
            <dd>
              {check.value}
              {check.fix && <span className={styles.fix}>{check.fix}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <Button disabled={isFetching || lost} onClick={() => void refetch()}>
        {isFetching ? 'Looking…' : 'Look again'}
      </Button>
    </>
  );
}
