import { ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RuntimeInfo } from '../../../executor/contract/runtimes.ts';
import { Progress } from '../../ui/progress.tsx';
import { RuntimeDetail } from './runtime-detail.tsx';
import { StateIcon } from './state-icon.tsx';
import { stateOf } from './state-of.ts';
import { useTrials } from './trial-store.ts';
import styles from './runtime-item.module.css';

export interface RuntimeItemProps {
  runtime: RuntimeInfo;
  isOpen: boolean;
  onToggle(): void;
}

/** A runtime of the catalogue: what it is, and how it stands. */
export function RuntimeItem({ runtime, isOpen, onToggle }: RuntimeItemProps) {
  const { id, number, name, languages, state } = runtime;
  const trial = useTrials((s) => s.all[id]);
  const { look, words } = stateOf(runtime, trial);
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const quiet = state === 'built-in' || look === 'ok' || look === 'none';
  return (
    <li ref={element} className={styles.item}>
      <button type="button" className={styles.head} aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight size={13} className={styles.mark} aria-hidden />
        <span className={styles.name} title={name}>
          {name}
        </span>
        <StateIcon look={look} words={words} />
        <span className={styles.about}>
          <code>{id}</code>
          {number !== null && <> · {number}</>}
          {quiet ? <> · {languages.join(', ')}</> : <span data-look={look}> · {words}</span>}
        </span>
      </button>
      {trial && !trial.end && (
        <div className={styles.progress}>
          <Progress label={`${words} ${name}`} done={trial.done} total={trial.total} />
        </div>
      )}
      {isOpen && <RuntimeDetail runtime={runtime} />}
    </li>
  );
}
