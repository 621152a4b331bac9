import { Download, Pause, Play } from 'lucide-react';
import { castOf } from '../../../executor/contract/terminal-cast.ts';
import type { TerminalMoment, TerminalSize } from '../../../executor/contract/terminal.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { handOver } from '../export/hand-over.ts';
import { clock } from '../timeline/times.ts';
import type { Screen } from './screen.ts';
import { SPEEDS, useReplay } from './use-replay.ts';
import styles from './terminal.module.css';

export interface ReplayBarProps {
  screen: Screen;
  size: TerminalSize;
  startedAt: string;
  moments: readonly TerminalMoment[];
  title: string;
}

/** Plays again what happened at a terminal, and hands it on as a file. */
export function ReplayBar({ screen, size, startedAt, moments, title }: ReplayBarProps) {
  const { time, durationMs, playing, speed, setSpeed, toggle, seek } = useReplay(screen, size, moments);
  const save = (): void =>
    handOver(`${title}.cast`, new Blob([castOf({ size, startedAt, title }, moments)], { type: 'application/x-asciicast' }));
  return (
    <div className={styles.replay} role="toolbar" aria-label="Replay">
      <IconButton icon={playing ? Pause : Play} label={playing ? 'Pause the replay' : 'Play it again'} side="top" onClick={toggle} />
      <input
        type="range"
        className={styles.seek}
        aria-label="Where the replay is"
        aria-valuetext={clock(time)}
        min={0}
        max={Math.max(1, Math.round(durationMs))}
        value={Math.round(time)}
        onChange={(event) => seek(Number(event.target.value))}
      />
      <span className={styles.time}>
        {clock(time)} / {clock(durationMs)}
      </span>
      <select
        className={styles.speed}
        aria-label="Speed of the replay"
        value={speed}
        onChange={(event) => setSpeed(Number(event.target.value))}
      >
        {SPEEDS.map((factor) => (
          <option key={factor} value={factor}>
            {factor}×
          </option>
        ))}
      </select>
      <IconButton icon={Download} label="Save as an asciicast" side="top" onClick={save} />
    </div>
  );
}
