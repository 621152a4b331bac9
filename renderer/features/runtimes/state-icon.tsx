import { CircleArrowUp, CircleCheck, CircleDashed, CircleX, CloudDownload, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { Look } from './state-of.ts';
import styles from './state-icon.module.css';

const ICONS: Record<Look, LucideIcon> = {
  ok: CircleCheck,
  bad: CircleX,
  busy: LoaderCircle,
  update: CircleArrowUp,
  network: CloudDownload,
  none: CircleDashed,
};

/** How a runtime, or a test, stands; `words` for those who do not see it. */
export function StateIcon({ look, words }: { look: Look; words: string }) {
  const Icon = ICONS[look];
  return <Icon size={14} className={styles.icon} data-look={look} aria-label={words} />;
}
