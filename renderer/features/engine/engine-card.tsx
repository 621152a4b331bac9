import type { EngineStatus } from '../../../executor/contract/engine.ts';
import { useConnection } from '../../rpc/connection.ts';
import { Button } from '../../ui/button.tsx';
import { bytesLabel } from '../../ui/bytes.ts';
import { Progress } from '../../ui/progress.tsx';
import { Words } from '../../ui/words.tsx';
import { prepareEngine, stopPreparing, usePreparing } from './prepare.ts';
import { useEngineStatus } from './use-engine-status.ts';
import styles from './engine-card.module.css';

/** What stands of the docker engine, and what to do where it is not ready. `brief`: without the figures of a daemon that is there. */
export function EngineCard({ brief = false }: { brief?: boolean }) {
  const { status, error, look } = useEngineStatus(true);
  const { step, failed } = usePreparing();
  const lost = useConnection((s) => s.state !== 'open');
  if (!status)
    return <p className={styles.sentence}>{lost ? 'Asked as soon as the executor is reached.' : (error?.message ?? 'Looking…')}</p>;
  const state = step ? 'preparing' : status.state;
  return (
    <div className={styles.card}>
      <p className={styles.state} data-state={state}>
        {WORDS[state]}
      </p>
      {step ? (
        <div className={styles.progress}>
          <p className={styles.sentence} role="status">
            {step.sentence}
            {step.done !== null && step.total !== null && <span className={styles.figures}> {shareOf(step.done, step.total)}</span>}
          </p>
          <Progress label="Preparing the docker engine" done={step.done} total={step.total} />
          <Button onClick={stopPreparing}>Stop</Button>
        </div>
      ) : (
        <>
          {state !== 'ready' && (
            <p className={styles.sentence}>
              <Words of={sentenceOf(status)} />
            </p>
          )}
          {state === 'preparing' && <Progress label="Preparing the docker engine" done={null} total={null} />}
          {failed && (
            <p className={styles.failed} role="alert">
              <Words of={failed} />
            </p>
          )}
          {state === 'absent' && <Button onClick={look}>Look again</Button>}
          {state === 'unprepared' && (
            <Button look="primary" onClick={() => void prepareEngine()}>
              Prepare
            </Button>
          )}
        </>
      )}
      {status.daemon && !brief && <Figures status={status} />}
    </div>
  );
}

const WORDS: Record<EngineStatus['state'], string> = {
  absent: 'Docker is not there',
  unprepared: 'Docker is there, not prepared',
  preparing: 'Preparing',
  ready: 'Ready',
};

/** The button beside it does what the command line would. */
function sentenceOf({ state, sentence }: EngineStatus): string {
  if (state !== 'unprepared') return sentence;
  return 'The base image is made once, here or by the first run that needs it.';
}

function shareOf(done: number, total: number): string {
  // What is counted in millions are bytes.
  return total >= 1_000_000 ? `${bytesLabel(done)} of ${bytesLabel(total)}` : `${done} of ${total}`;
}

function Figures({ status: { daemon, images, source, waiting } }: { status: EngineStatus }) {
  if (!daemon) return null;
  const figures = [
    ['Docker', `${daemon.version}, ${daemon.storage}, cgroup ${daemon.cgroup}`],
    ['Machine', `${daemon.cpus} CPUs, ${bytesLabel(daemon.memoryBytes)}, ${daemon.architecture}`],
    ['Packages', source.name === 'starter' ? 'offline starter set' : source.name],
    ...(images ? [['Base image', images.base.replace(/^sha256:/, '').slice(0, 12)]] : []),
    ['Waiting', `${waiting} ${waiting === 1 ? 'container' : 'containers'}`],
  ];
  return (
    <dl className={styles.list}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
