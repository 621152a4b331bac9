import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import type { StageName } from '../../../executor/contract/verdict.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { showEnvironment } from '../environments/show-environment.ts';
import { evidenceFigures, type Figure } from './evidence.ts';
import { timeLabel } from './labels.ts';
import styles from './stage-figures.module.css';

/** What the strip may have no room for: what a stage used and, where the verdict comes from it, the figures behind that. */
export function StageFigures({ event, stage }: { event: SubmissionEvent | null; stage: StageName }) {
  const { environment, cpuMs = null, memoryBytes = null } = event?.stages[stage]?.result ?? {};
  const verdict = event?.verdict;
  const evidence = verdict?.stage === stage ? evidenceFigures(verdict) : [];
  const used: Figure[] = [
    ...(cpuMs === null ? [] : [{ name: 'Processor', value: timeLabel(cpuMs) }]),
    ...(memoryBytes ? [{ name: 'Memory', value: bytesLabel(memoryBytes) }] : []),
  ];
  // What a limit was of is told with it.
  const figures = [...used.filter(({ name }) => !evidence.some((e) => e.name === name)), ...evidence];
  if (figures.length === 0 && environment === undefined) return null;
  return (
    <dl className={styles.figures} aria-label={`Figures of the ${stage} stage`}>
      {environment !== undefined && (
        <div>
          <dt>Environment</dt>
          <dd>
            <button type="button" className={styles.key} title={environment} onClick={() => showEnvironment(environment)}>
              {environment.slice(0, 8)}
            </button>
          </dd>
        </div>
      )}
      {figures.map(({ name, value }) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
