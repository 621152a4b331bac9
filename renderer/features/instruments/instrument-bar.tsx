import { Info, TriangleAlert } from 'lucide-react';
import { Popup } from '../../ui/popup.tsx';
import { Tip } from '../../ui/tip.tsx';
import { usePlayback, type Origin } from '../timeline/playback-store.ts';
import { count } from '../timeline/times.ts';
import { FACES, LANES, type LaneName } from './faces.ts';
import { useInstruments } from './instruments-store.ts';
import { toggleLane, useLanes } from './lanes-store.ts';
import { NoticeList } from './notice-list.tsx';
import type { Readings } from './readings.ts';
import styles from './instrument-bar.module.css';

const FROM: Record<Origin, string> = { preview: 'live preview', sample: 'the sample', run: 'a run', import: 'a file' };

/** The run in a figure for each instrument, which opens it; and what should be known of the run. */
export function InstrumentBar() {
  const readings = useInstruments((s) => s.readings);
  const origin = usePlayback((s) => s.shown?.origin);
  return (
    <div className={styles.bar} role="toolbar" aria-label="Instruments">
      {LANES.map((name) => (
        <Chip key={name} name={name} readings={readings} />
      ))}
      <Notices />
      <span className={styles.gap} />
      {origin && <span className={styles.from}>{FROM[origin]}</span>}
    </div>
  );
}

function Chip({ name, readings }: { name: LaneName; readings: Readings | null }) {
  const isOpen = useLanes((s) => s.open.includes(name));
  const face = FACES[name];
  return (
    <Tip text={readings ? face.tip(readings) : 'Not measured yet'} side="top">
      <button
        type="button"
        className={styles.chip}
        aria-pressed={isOpen}
        data-alarming={readings && face.isAlarming?.(readings) ? '' : undefined}
        onClick={() => toggleLane(name)}
      >
        {face.name} <b>{readings ? face.headline(readings) : '–'}</b>
      </button>
    </Tip>
  );
}

function Notices() {
  const notices = useInstruments((s) => s.notices);
  const gravest = notices[0]?.severity;
  if (!gravest) return null;
  const Icon = gravest === 'warning' ? TriangleAlert : Info;
  return (
    <Popup
      title="What should be known before it is pushed"
      wide
      trigger={
        <button type="button" className={styles.chip} data-severity={gravest}>
          <Icon size={12} strokeWidth={2} aria-hidden />
          {count(notices.length, 'notice')}
        </button>
      }
    >
      <NoticeList notices={notices} />
    </Popup>
  );
}
