import { LedLane } from '../timeline/led-lane.tsx';
import { usePlayback } from '../timeline/playback-store.ts';
import { useSelection } from '../tree/selection-store.ts';
import { useInstruments } from './instruments-store.ts';
import { Lane } from './lane.tsx';
import { useLanes } from './lanes-store.ts';
import styles from './lanes.module.css';

/** The LED that is looked at, and the instruments that are open, through the time. */
export function Lanes() {
  const { readings, recording: measured } = useInstruments();
  const open = useLanes((s) => s.open);
  const recording = usePlayback((s) => s.recording);
  const isOld = usePlayback((s) => s.recorded !== measured);
  const led = useSelection((s) => s.led);
  if (!recording) return null;
  return (
    <div className={styles.lanes} data-old={isOld && readings ? '' : undefined}>
      {led !== null && led < recording.leds && <LedLane led={led} recording={recording} />}
      {open.map((name) =>
        readings ? (
          <Lane key={name} name={name} readings={readings} recording={recording} />
        ) : (
          <div key={name} className={styles.waiting}>
            measuring
          </div>
        ),
      )}
    </div>
  );
}
