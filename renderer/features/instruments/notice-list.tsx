import { Info, TriangleAlert } from 'lucide-react';
import type { Notice } from '../../../simulator/recording/instruments/notice.ts';
import { reveal } from '../editor/editor-store.ts';
import { showFile } from '../files/workspace.ts';
import { usePlayback } from '../timeline/playback-store.ts';
import { clock } from '../timeline/times.ts';
import { useInstruments } from './instruments-store.ts';
import styles from './notice-list.module.css';

/** Notices, each of which goes to its frame and its line. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const times = usePlayback((s) => s.recording?.times);
  const file = useInstruments((s) => s.file);
  return (
    <ul className={styles.list}>
      {notices.map((notice) => {
        const { rule, severity, message, frame, line } = notice;
        const Icon = severity === 'warning' ? TriangleAlert : Info;
        const ms = times?.[frame];
        const where = [...(ms === undefined ? [] : [clock(ms)]), ...(line > 0 && file !== null ? [`line ${line}`] : [])].join(' · ');
        return (
          <li key={rule}>
            <button type="button" className={styles.notice} data-severity={severity} onClick={() => goTo(notice, file)}>
              <Icon size={14} aria-label={severity} />
              <span>{message}</span>
              {where !== '' && <span className={styles.where}>{where}</span>}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function goTo({ frame, line }: Notice, file: string | null): void {
  if (frame >= 0) usePlayback.getState().goToFrame(frame);
  if (file === null || line <= 0) return;
  showFile(file);
  reveal(file, line);
}
