import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { RuntimeFinding } from '../../../executor/contract/runtimes.ts';
import { Words } from '../../ui/words.tsx';
import { applyRuntimeFix } from './fix-runtime.ts';
import { goToFinding } from './go-to-finding.ts';
import list from '../findings/findings-list.module.css';
import styles from './finding-rows.module.css';

const ICONS: Record<RuntimeFinding['severity'], typeof Info> = { error: CircleAlert, warning: TriangleAlert, info: Info };

/** Findings in the files of a runtime: each leads to its place, and what has a fix is put right here. */
export function FindingRows({ project, findings }: { project: string; findings: readonly RuntimeFinding[] }) {
  return (
    <ul className={list.list} aria-label="Findings">
      {findings.map((finding, n) => {
        const { severity, file, line, rule, message, fix } = finding;
        const Icon = ICONS[severity];
        return (
          <li key={`${file} ${rule} ${n}`} className={list.row} data-severity={severity}>
            <button
              type="button"
              className={`${list.place} ${styles.place}`}
              title={rule}
              onClick={() => void goToFinding(project, finding)}
            >
              <Icon size={14} className={list.icon} aria-label={severity} />
              <span className={list.message}>
                <span className={styles.file}>
                  {file}
                  {line !== null && `:${line}`}
                </span>{' '}
                <Words of={message} />
              </span>
            </button>
            {fix && (
              <button type="button" className={list.fix} onClick={() => void applyRuntimeFix(project, finding)}>
                {fix.title}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
