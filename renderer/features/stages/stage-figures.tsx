import type { SubmissionEvent } from '../../../executor/contract/events.ts';
import type { StageName } from '../../../executor/contract/verdict.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { evidenceFigures, type Figure } from './evidence.ts';
import { timeLabel } from './labels.ts';
import styles from './stage-figures.module.css';

/** What a stage used, how it ended, and where the verdict comes from it, the figures behind that. Nothing before it is over. */
export function StageFigures({ event, stage }: { event: SubmissionEvent | null; stage: StageName }) {
  const figures = figuresOf(event, stage);
  if (figures.length === 0) return null;
  return (
    <dl className={styles.figures} aria-label={`Figures of the ${stage} stage`}>
      {figures.map(({ name, value }) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function figuresOf(event: SubmissionEvent | null, stage: StageName): Figure[] {
  const result = event?.stages[stage]?.result;
  if (!event || !result) return [];
  const { code, signal, wallMs, cpuMs, memoryBytes, cached } = result;
  const verdict = event.verdict;
  return [
    ...(cached ? [{ name: 'Cache', value: 'hit' }] : []),
    ...(code === null ? [] : [{ name: 'Exit code', value: String(code) }]),
    ...(signal === null ? [] : [{ name: 'Signal', value: signal }]),
    { name: 'Time', value: timeLabel(wallMs) },
    ...(cpuMs === null ? [] : [{ name: 'Processor', value: timeLabel(cpuMs) }]),
    ...(memoryBytes ? [{ name: 'Memory', value: bytesLabel(memoryBytes) }] : []),
    ...(verdict?.stage === stage ? evidenceFigures(verdict) : []),
  ];
}
