import { Pause, Play, Repeat, SkipBack, StepBack, StepForward } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { ExportPopup } from '../export/export-popup.tsx';
import { SPEEDS, usePlayback } from './playback-store.ts';
import { clock, frameOf } from './times.ts';
import styles from './transport.module.css';

/** Play, step, speed and loop, and where the show is. */
export function Transport() {
  const playing = usePlayback((s) => s.playing);
  const loop = usePlayback((s) => s.loop);
  const speed = usePlayback((s) => s.speed);
  const { toggle, seek, step, setLoop, setSpeed } = usePlayback.getState();
  return (
    <div className={styles.bar} role="toolbar" aria-label="Playback">
      <IconButton
        icon={playing ? Pause : Play}
        label={playing ? 'Pause' : 'Play'}
        keys="Space"
        side="top"
        className={styles.play}
        onClick={toggle}
      />
      <IconButton icon={SkipBack} label="Back to the beginning" keys="Home" side="top" onClick={() => seek(0)} />
      <IconButton icon={StepBack} label="One frame back" keys="," side="top" onClick={() => step(-1)} />
      <IconButton icon={StepForward} label="One frame on" keys="." side="top" onClick={() => step(1)} />
      <Time />
      <span className={styles.gap} />
      <FrameNumber />
      <select className={styles.speed} aria-label="Speed" value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
        {SPEEDS.map((factor) => (
          <option key={factor} value={factor}>
            {factor}×
          </option>
        ))}
      </select>
      <IconButton icon={Repeat} label="Loop" side="top" aria-pressed={loop} onClick={() => setLoop(!loop)} />
      <ExportPopup />
    </div>
  );
}

function Time() {
  const time = usePlayback((s) => clock(Math.min(s.time, s.recording?.durationMs ?? 0)));
  const end = usePlayback((s) => clock(s.recording?.durationMs ?? 0));
  return (
    <span className={styles.time}>
      <b>{time}</b>
      <span className={styles.end}> / {end}</span>
    </span>
  );
}

function FrameNumber() {
  return <span className={styles.frame}>{usePlayback((s) => frameOf(s.frame, s.recording?.times.length ?? 0))}</span>;
}
