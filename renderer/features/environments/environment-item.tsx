import { ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { EnvironmentInfo } from '../../../executor/contract/environments.ts';
import { bytesLabel } from '../../ui/bytes.ts';
import { agoLabel } from '../stages/labels.ts';
import { EnvironmentDetail } from './environment-detail.tsx';
import styles from './environment-item.module.css';

export interface EnvironmentItemProps {
  environment: EnvironmentInfo;
  isOpen: boolean;
  onToggle(): void;
}

/** An environment that is kept: what is in it, how large it is, when it was used. */
export function EnvironmentItem({ environment: { key, title, bytes, usedAt, uses }, isOpen, onToggle }: EnvironmentItemProps) {
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={element} className={styles.item}>
      <button type="button" className={styles.head} aria-expanded={isOpen} onClick={onToggle}>
        <ChevronRight size={13} className={styles.mark} aria-hidden />
        <span className={styles.title} title={title}>
          {title}
        </span>
        <span className={styles.size}>{bytesLabel(bytes)}</span>
        <span className={styles.use} title={new Date(usedAt).toLocaleString()}>
          <code>{key.slice(0, 8)}</code> · used {agoLabel(usedAt)}, {uses} {uses === 1 ? 'time' : 'times'}
        </span>
      </button>
      {isOpen && <EnvironmentDetail of={key} title={title} />}
    </li>
  );
}
